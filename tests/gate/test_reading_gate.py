import gzip
import io
import json
import tarfile

import pytest
import zstandard

from tests.gate import reading_gate as gate

BODY = "Quillon has raised forty million dollars in a round led by Harbour. It will build a factory in Leeds."
PAGE = (
    "<html lang='en'><head><title>Quillon raises $40m | The Ledger</title>"
    "<meta property='og:title' content='Quillon raises $40m'>"
    "<meta property='article:published_time' content='2026-11-20T09:00:00Z'></head>"
    f"<body><article><h1>Quillon raises $40m</h1><p>{BODY}</p></article></body></html>"
)


def recorded(folder, *, title="Quillon raises $40m", day="2026-11-20 09:00:00+00:00", body=BODY):
    room = folder / "us"
    room.mkdir()
    (room / "Ledger_2026_11_20.html.gz").write_bytes(gzip.compress(PAGE.encode()))
    section = {"headline": [], "paragraphs": [body]}
    gold = {"V1": {"title": title, "publishing_date": day, "body": {"summary": [], "sections": [section]}}}
    (room / "Ledger.json").write_text(json.dumps(gold))
    (room / "meta.info").write_text(
        json.dumps({"Ledger_2026_11_20.html.gz": {"url": "https://ledger.example/q"}})
    )
    return list(gate.wanted(folder))


def test_a_page_read_right_scores_one(tmp_path):
    assert set(gate.figures(recorded(tmp_path)).values()) == {1.0}


@pytest.mark.parametrize(
    ("wrong", "figure"),
    [
        ({"title": "Harbour backs Quillon"}, "title_right"),
        ({"title": "Harbour backs Quillon"}, "title_near"),
        ({"day": "2026-11-19 09:00:00+00:00"}, "date_right"),
        ({"body": BODY + " Its founders met at university and live in York now."}, "body_f1"),
    ],
)
def test_every_mistake_costs(tmp_path, wrong, figure):
    assert gate.figures(recorded(tmp_path, **wrong))[figure] < 1


def test_without_recorded_pages_it_says_so(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("PULLBACK_EVALUATION", str(tmp_path))
    assert gate.main([]) == 0
    assert "NO RECORDED PAGES" in capsys.readouterr().out


def test_a_figure_below_its_floor_fails_and_is_not_written_over(tmp_path, monkeypatch):
    pages, floors = tmp_path / "data" / "news-pages", tmp_path / "floors.json"
    pages.mkdir(parents=True)
    room = tmp_path / "recorded"
    room.mkdir()
    recorded(room, title="Harbour backs Quillon")
    plain = io.BytesIO()
    with tarfile.open(fileobj=plain, mode="w") as tar:
        tar.add(room / "us", "us")
    (pages / "pages.tar.zst").write_bytes(zstandard.compress(plain.getvalue()))
    monkeypatch.setenv("PULLBACK_EVALUATION", str(tmp_path))
    monkeypatch.setattr(gate, "FLOORS", floors)
    assert gate.main(["--update"]) == 0
    high = json.loads(floors.read_text())
    assert high["figures"]["title_right"] == 0
    high["figures"]["title_right"] = 0.5
    floors.write_text(json.dumps(high))
    assert gate.main(["--update"]) == 1
    assert json.loads(floors.read_text()) == high
