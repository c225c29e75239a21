"""Notices of invented companies in the shape of the real ones."""

from datetime import UTC, datetime

from crawler.page import Page

AT = datetime(2026, 3, 5, 12, tzinfo=UTC)
BRIGHTLOOM = {
    "issuer": "Brightloom Robotics, Inc.",
    "industry": "Other Technology",
    "offered": "5000000",
    "sold": "2000000",
    "invested": "4",
    "first_sale": "<value>2026-02-20</value>",
    "signed": "2026-03-03",
}


def person(first: str, last: str, clarification: str = "", middle: str = "") -> str:
    return f"""<relatedPersonInfo>
        <relatedPersonName><firstName>{first}</firstName>{middle and f"<middleName>{middle}</middleName>"}<lastName>{last}</lastName></relatedPersonName>
        <relatedPersonRelationshipList><relationship>Director</relationship></relatedPersonRelationshipList>
        <relationshipClarification>{clarification}</relationshipClarification>
    </relatedPersonInfo>"""


def notice(*, kind="D", amends="", people="", co_issuers="", former="None", fund="", securities="isEquityType",
           combination="false", live="LIVE", prolog='\n<?xml version="1.0"?>\n', **said) -> bytes:  # fmt: skip
    given = {**BRIGHTLOOM, **said}
    previous = f"<previousAccessionNumber>{amends}</previousAccessionNumber>" if amends else ""
    return f"""{prolog}<edgarSubmission>
    <schemaVersion>X0708</schemaVersion>
    <submissionType>{kind}</submissionType>
    <testOrLive>{live}</testOrLive>
    <primaryIssuer>
        <cik>0000900002</cik>
        <entityName>{given["issuer"]}</entityName>
        <issuerPreviousNameList><previousName>{former}</previousName></issuerPreviousNameList>
        <edgarPreviousNameList><value>None</value></edgarPreviousNameList>
    </primaryIssuer>
    {co_issuers and f"<issuerList>{co_issuers}</issuerList>"}
    <relatedPersonsList>{people}</relatedPersonsList>
    <offeringData>
        <industryGroup><industryGroupType>{given["industry"]}</industryGroupType>{fund}</industryGroup>
        <typeOfFiling>
            <newOrAmendment><isAmendment>{str(kind == "D/A").lower()}</isAmendment>{previous}</newOrAmendment>
            <dateOfFirstSale>{given["first_sale"]}</dateOfFirstSale>
        </typeOfFiling>
        <typesOfSecuritiesOffered><{securities}>true</{securities}></typesOfSecuritiesOffered>
        <businessCombinationTransaction><isBusinessCombinationTransaction>{combination}</isBusinessCombinationTransaction></businessCombinationTransaction>
        <offeringSalesAmounts>
            <totalOfferingAmount>{given["offered"]}</totalOfferingAmount>
            <totalAmountSold>{given["sold"]}</totalAmountSold>
        </offeringSalesAmounts>
        <investors><totalNumberAlreadyInvested>{given["invested"]}</totalNumberAlreadyInvested></investors>
        <signatureBlock><signature><signatureDate>{given["signed"]}</signatureDate></signature></signatureBlock>
    </offeringData>
</edgarSubmission>
""".encode()


def filed(body: bytes, accession: str = "0000900002-26-000001") -> Page:
    url = f"https://www.sec.gov/Archives/edgar/data/900002/{accession.replace('-', '')}/primary_doc.xml"
    return Page(url, url, 200, (("content-type", "text/xml"),), body, AT, "sec-form-d")
