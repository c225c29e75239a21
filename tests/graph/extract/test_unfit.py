"""Texts that are not read: each gives one issue with its reason, no exception and no fact."""

import json
import time
from datetime import date

import pytest

from graph.article import Article
from graph.extract import facts_in
from graph.extract.jsonl import answer
from graph.extract.unfit import LONGEST_TEXT, is_mixed, why_unfit

ENGLISH = (
    "Acme Labs has raised $5 million in seed funding led by Alpha Fund, the company said on Tuesday. "
    "The money will be used to hire engineers and to open an office in Boston, its founder told this paper. "
)
OTHER = {
    "German": "Das Berliner Start-up Acme hat in einer Serie-A-Runde 12 Millionen Euro von Beta Capital eingesammelt, wie das "
    "Unternehmen am Dienstag mitteilte. Mit dem Geld will Acme in den USA wachsen und neue Mitarbeiter einstellen, sagte die Gründerin.",
    "Dutch": "De Amsterdamse start-up Acme heeft in een nieuwe ronde 12 miljoen euro opgehaald bij Beta Capital. We gaan in de VS "
    "groeien, zegt de oprichter, en we nemen nieuwe mensen aan voor het team, dat nu in Amsterdam en Utrecht is te vinden.",
    "French": "La start-up parisienne Acme a levé 12 millions d'euros en série A auprès de Beta Capital. Le tour de table est mené par "
    "le fonds, qui a déjà investi dans plusieurs sociétés, et les fonds seront utilisés pour recruter des ingénieurs.",
    "Spanish": "La startup madrileña Acme ha levantado 12 millones de euros en una ronda de serie A liderada por Beta Capital. Con el "
    "dinero la empresa quiere crecer en Estados Unidos y contratar a nuevos empleados, según dijo el fundador de la compañía.",
    "Swedish": "Det svenska bolaget Acme har tagit in 12 miljoner euro i en runda som leds av Beta Capital. Pengarna ska användas till "
    "att växa i USA och att anställa fler utvecklare, säger grundaren. Bolaget har i dag 40 anställda och är aktivt i Europa.",
    "Indonesian": "Startup asal Jakarta Acme meraih pendanaan sebesar 12 juta dolar dalam putaran Seri A yang dipimpin oleh Beta Capital. "
    "Dana itu akan digunakan untuk memperluas bisnis di Asia Tenggara dan merekrut karyawan baru, kata pendiri perusahaan itu.",
    "Russian": "Стартап Acme привлек 12 миллионов долларов от Beta Capital.",
    "Chinese": "初创公司Acme完成1200万美元A轮融资，由Beta Capital领投。",
    "Arabic": "جمعت شركة Acme اثني عشر مليون دولار في جولة بقيادة Beta Capital",
}


def article(text: str, title: str | None = None) -> Article:
    return Article("p1", "https://x.example/a", None, title, text, None, date(2026, 1, 1))


@pytest.mark.parametrize("text", OTHER.values(), ids=OTHER)
def test_other_languages_are_skipped_and_counted(text):
    found = facts_in(article(text))
    assert found.facts == ()
    assert [issue.kind for issue in found.issues] == ["other_language"]
    assert answer(json.dumps({"id": "x", "text": text}), 1).issues == ("other_language",)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", "unreadable_page"),
        (" \n\t\u200b ", "unreadable_page"),
        ("12345 $$$ 6,7 ---", "unreadable_page"),
        (ENGLISH.upper() * 3, "all_capitals"),
        ("Acme raised $5 million. " * (LONGEST_TEXT // 20), "too_long"),
        ("x" * (LONGEST_TEXT + 1), "too_long"),
    ],
)
def test_a_text_that_is_not_read_gives_one_issue_with_its_reason(text, kind):
    start = time.process_time()
    found = facts_in(article(text))
    assert time.process_time() - start < 1
    assert found.facts == ()
    (issue,) = found.issues
    assert (issue.kind, issue.page_id) == (kind, "p1")
    assert issue.detail


@pytest.mark.parametrize(
    "text", [ENGLISH, "ACME RAISES $5M", ENGLISH + "\n" + OTHER["French"][:60], "Acme, Beta, Gamma: $5m"]
)
def test_english_is_read(text):
    assert why_unfit(text) is None


def test_hidden_characters_change_no_fact_and_evidence_is_the_page():
    hidden = ENGLISH.replace("Labs", "La\u200bbs").replace("$5", "&#36;5\u00ad").replace("Fund", "\ufeffFund")
    (clean,), (found,) = facts_in(article(ENGLISH)).facts, facts_in(article(hidden)).facts
    assert (found.company, found.amount, found.lead_investors) == (
        clean.company,
        clean.amount,
        clean.lead_investors,
    )
    for quote in found.evidence.quotes:
        assert hidden[quote.start : quote.end] == quote.text
        assert "&#36;5" in quote.text


@pytest.mark.parametrize("name", ["\u0410cme Labs", "Acm\u0435 Labs", "\uff21cme Labs"])
def test_a_name_in_two_alphabets_is_told_and_no_fact(name):
    found = facts_in(article(ENGLISH.replace("Acme Labs", name)))
    assert not any("Labs" in fact.company for fact in found.facts)
    assert is_mixed(name)


def test_a_name_in_one_alphabet_is_not_mixed():
    assert not is_mixed("Société Générale")
    assert not is_mixed("Яндекс")
    assert not is_mixed("Acme Яндекс")
    found = facts_in(article(ENGLISH.replace("Acme Labs", "\u0410cme Labs")))
    assert "mixed_script" in [issue.kind for issue in found.issues]
