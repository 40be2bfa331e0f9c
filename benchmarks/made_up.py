"""Make sound records of made-up incidents, as varied as real notices are, and the same for the same seed.

Run: python benchmarks/made_up.py FOLDER [--records 2000] [--seed 1]. The records pass every check
without a problem; all their dates lie between 2013-01-01 and 2026-11-20.
"""

import argparse
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from breachcat.japanese import Precision, read_count
from breachcat.vocabulary import (
    FACTS,
    Basis,
    Cause,
    Certainty,
    DataItem,
    DelayReason,
    Denial,
    Detector,
    EventKind,
    Misuse,
    OtherFact,
    PoliceAct,
    Review,
    SourceKind,
    Stage,
)  # fmt: skip
from made_up_stories import HAZY, LAST_DAY, STOPS, Step, Story, story
from made_up_writing import Chance, in_form, layout, period, quantity, written

Part = dict[str, Any]
"""A part of a record: keys and texts, lists or parts, in the order in which they are written."""
D = DataItem

FRONTS = (
    ("aoka", "アオカ"), ("mina", "ミナ"), ("soraho", "ソラホ"), ("rumi", "ルミ"), ("tobi", "トビ"), ("haneo", "ハネオ"),
    ("kiri", "キリ"), ("yuna", "ユナ"), ("nagi", "ナギ"), ("hoshi", "ホシ"), ("komo", "コモ"), ("saeka", "サエカ"),
    ("fuwa", "ふわ"), ("mizuo", "みずお"), ("toki", "とき"), ("asa", "あさ"), ("rin", "りん"), ("uta", "うた"),
)  # fmt: skip
BACKS = (
    ("kaze", "カゼ"), ("moto", "モト"), ("risu", "リス"), ("dori", "ドリ"), ("maru", "マル"), ("beru", "ベル"),
    ("ette", "エッテ"), ("nosu", "ノス"), ("tsuki", "ツキ"), ("gura", "グラ"), ("hana", "ハナ"), ("sato", "サト"),
    ("wani", "わに"), ("fone", "ふぉね"), ("juku", "じゅく"), ("pika", "ぴか"), ("zumi", "ずみ"), ("rada", "らだ"),
)  # fmt: skip
TRADES = (
    ("chaho", "茶舗", "茶・菓子の通信販売"), ("zakka", "雑貨店", "雑貨の通信販売"), ("kagu", "家具", "家具の通信販売"),
    ("shoten", "書店", "書籍・雑誌"), ("keshohin", "化粧品", "化粧品・健康食品"), ("shuzo", "酒造", "酒類の製造・販売"),
    ("kutsu", "靴店", "靴・かばん"), ("ifuku", "衣料", "衣料品の通信販売"), ("gakki", "楽器", "楽器の販売"),
    ("bunka", "文化会館", "チケットの販売"), ("tsuri", "釣具", "釣り具・屋外用品"), ("insatsu", "印刷", "印刷"),
    ("engei", "園芸", "園芸用品"), ("denki", "電機", "家電製品"), ("ryokan", "旅館", "宿泊"), ("suisan", "水産", "水産品"),
)  # fmt: skip
NAMES = len(FRONTS) * len(BACKS) * len(TRADES)
STRIDE = 1009  # has no divisor in common with NAMES, so that every name comes once
COMPANIES = (
    "株式会社{}",
    "{}株式会社",
    "株式会社 {}",
    "有限会社{}",
    "合同会社{}",
    "一般社団法人{}",
    "（株）{}",
)
SITES = (
    "{}オンラインショップ",
    "{} 公式通販サイト",
    "{}本店",
    "{} WEB SHOP",
    "{}倶楽部",
    "{}．ＣＯＭ",
    "{}・アウトレット",
)
TITLES = (
    "弊社が運営する「{}」への不正アクセスによる個人情報漏えいに関するお詫びとお知らせ", "{}をご利用のお客様へのお知らせ",
    "【重要】{}におけるお客様情報の流出懸念について（続報: 最終）", "個⼈情報漏えいに関するお詫び（{}）",
)  # fmt: skip
CARD = (D.CARD_NUMBER, D.CARD_HOLDER, D.CARD_EXPIRY, D.SECURITY_CODE)
PERSONAL = (D.NAME, D.ADDRESS, D.PHONE, D.FAX, D.EMAIL, D.BIRTHDATE, D.GENDER)
SCOPES = (
    ("クレジットカード決済をした顧客", CARD), ("会員登録をした顧客", (*PERSONAL, D.LOGIN_ID, D.PASSWORD)),
    ("注文者・配送先として入力された顧客", (*PERSONAL, D.ORDER_HISTORY)), ("返金を受けた顧客", (D.NAME, D.BANK_ACCOUNT)),
    ("カードで支払い、会員でもある顧客", (*CARD, D.LOGIN_ID, D.PASSWORD, D.EMAIL)), ("取引先・従業員", (*PERSONAL, D.OTHER)),
)  # fmt: skip
WORDS = {
    Basis.DERIVED: ("同日", "即日", "同時に", "翌日", "本⽇、"), Basis.IMPLIED: ("", "その後速やかに"),
    Basis.SECOND_HAND: ("", "先月末", "記事の翌日"), Basis.STATED: (*("",) * 15, "前項の日付"),
}  # fmt: skip
NOTES = (
    "An investigation by a third party was completed before publication.", "再開日は決まっていない。",
    'The notice gives two figures: “cards” and "people".', "件数は、再発行されたカードを含まない（# 重複あり）。",
)  # fmt: skip
SUMMARIES = (
    "{}の決済画面が改ざんされた。お客様には個別に連絡している。",
    "{}から情報が漏えいした可能性がある。",
)
SUMMARIES_EN = ("A card company told {}, Inc. of it. Data may have leaked.", "{} was breached: twice.")
NOT_LEAKED = ("カード情報以外の個人情報", "楽天・Yahoo!の店舗での注文", "住所", "passwords, which are hashed")
POLICE = ("所轄警察署", "県警サイバー犯罪対策課")
VENDORS = ("架空システム株式会社", {"name": "株式会社見本クラウド", "name_en": "Mihon Cloud Inc."})


def event(chance: Chance, step: Step, plot: Story, sources: int) -> Part:
    """Return an event as a record writes it."""
    kind, basis = step.kind, chance.one([Basis.STATED] * 12 + list(Basis))
    begins = chance.happens({EventKind.CUSTOMERS_NOTIFIED: 0.4}.get(kind, 0.02))
    if plot.hazy and kind in HAZY:
        day = in_form(chance, step.day, Precision.MONTH)
    else:
        later = chance.happens(0.1 if kind is EventKind.CUSTOMERS_NOTIFIED else 0.03)
        day = written(chance, step.day, plot.rivals(step)) + ("以降" if later else "")
    words = chance.one(WORDS[basis]) or ("本日より順次" if begins else "")
    return chance.kept(
        event=(1, kind),
        date=(1, day),
        by=(0.85, kind is EventKind.DETECTED and chance.one(list(Detector))),
        stage=(1, step.stage),
        act=(0.7, kind is EventKind.POLICE_REPORTED and chance.one(list(PoliceAct))),
        party=(0.6, kind is EventKind.POLICE_REPORTED and chance.one(POLICE)),
        basis=(1, basis if basis is not Basis.STATED or chance.happens(0.04) else None),
        open=(1, begins and "true"),
        text=(1, words),
        source=(0.2, sources > 1 and str(chance.between(1, sources))),
        note=(0.06, chance.one(NOTES)),
    )


def exposures(chance: Chance, plot: Story, sites: Sequence[str], numbers: Sequence[int]) -> list[Part]:
    """Return the windows; none begins after a step against it, or ends after the last notice."""
    latest = min([plot.detected, *(step.day for step in plot.steps if step.kind in STOPS)])
    limit = min(plot.last_notice, plot.detected + timedelta(20))
    windows = []
    for place, (number, (scope, data)) in enumerate(zip(numbers, chance.some(SCOPES, 3, 3), strict=False)):
        start = plot.exposed + timedelta(chance.between(0, (latest - plot.exposed).days) if place else 0)
        end = start + timedelta(int((limit - start).days * chance.share() ** 0.3))
        windows.append(
            chance.kept(
                period=(0.94, period(chance, start, end)),
                scope=(1, scope),
                sites=(0.4, len(sites) > 1 and chance.some(sites, 1, len(sites) - 1)),
                affected=(0.75, quantity(chance, number, 0.06)),
                certainty=(0.85, chance.one(list(Certainty))),
                partial=(0.15, chance.one(("true", "true", "false"))),
                data=(0.92, chance.some(data, 1, len(data))),
                note=(0.06, chance.one(NOTES)),
            )
        )
    return windows


def source(chance: Chance, place: int, id_: str, shop: str, day: date) -> Part:
    """Return a source; the first is mostly the notice itself."""
    official = [SourceKind.OFFICIAL_NOTICE] * 9 if place == 0 else []
    return chance.kept(
        kind=(1, chance.one([*official, *SourceKind])),
        title=(0.8, chance.one(TITLES).format(shop)),
        url=(0.8 if place == 0 else 1, f"https://www.{id_}.example/notice/{place + 1}"),
        archived=(0.1, f"https://archive.example/{id_}/{place + 1}.pdf"),
        publisher=(0.5, place and chance.one(("架空日報", "見本通信社"))),
        date=(0.5, place and written(chance, min(day + timedelta(chance.between(0, 30)), LAST_DAY))),
        retrieved=(0.2, "2026-11-20"),
        sha256=(0.1, "".join(chance.one("0123456789abcdef") for _ in range(64))),
        note=(0.1, chance.one(NOTES)),
    )


def facts(record: Part) -> set[str]:
    """Return the facts that a record has, of those that `not_stated` may name."""
    events, windows = record["events"], record.get("exposures", [])
    counts = [text for part in (record, *windows) for text in part.get("affected", [])]
    stages = {kind: [one.get("stage") for one in events if one["event"] is kind] for kind in EventKind}
    notices = stages[EventKind.PUBLISHED]
    there = {
        OtherFact.AFFECTED: counts,
        OtherFact.AFFECTED_PERSONS: [text for text in counts if "名" in text or "人" in text],
        OtherFact.EXPOSURES: [window for window in windows if "period" in window],
        OtherFact.DATA: [window for window in windows if "data" in window],
        OtherFact.DETECTED_BY: [one for one in events if "by" in one],
        OtherFact.PPC_STAGE: any(stages[EventKind.PPC_REPORTED]),
        OtherFact.FINAL_NOTICE: Stage.FINAL in notices or notices == [None],
    }
    return {*record, *(fact for group in (stages, there) for fact, held in group.items() if held)}


def waivers(record: Part, plot: Story) -> list[Part]:
    """Return the waivers of what is odd about a record, and is so in its notice."""
    told = facts(record) | set(record.get("not_stated", []))
    quantities = [window.get("affected", []) for window in record.get("exposures", [])]
    values = [{read_count(text).value for text in quantity} - {None} for quantity in quantities]
    odd = {
        "BC402": plot.hazy,
        "BC411": any(len(several) > 1 for several in values),
        "BC422": EventKind.DETECTED not in told,
        "BC423": EventKind.PUBLISHED not in told,
    }
    reason = "the notice has it so"
    return [{"check": code, "reason": reason, "until": "2099-12-31"} for code, found in odd.items() if found]


def not_stated(chance: Chance, record: Part) -> list[str]:
    """Return facts that somebody looked for in vain; detection and publication are mostly looked for."""
    silent = [fact for fact in FACTS if fact not in facts(record)]
    missing = [kind for kind in HAZY if kind in silent and chance.happens(0.75)]
    others = chance.some([fact for fact in silent if fact not in HAZY], 0, 7)
    return [*missing, *others]


def sites(chance: Chance, name: str, id_: str) -> list[str | Part]:
    """Return the sites, each with or without more than its name."""
    found: list[str | Part] = []
    for form in chance.some(SITES, 1, chance.one((1, 1, 1, 2, 4))):
        site = form.format(name)
        url, note = f"https://{id_}.example/", chance.one(NOTES)
        whole = chance.kept(name=(1, site), url=(0.6, url), former_name=(0.3, f"旧{name}"), note=(0.2, note))
        found.append(whole if chance.happens(0.4) else site)
    return found


def named(index: int) -> tuple[str, str, str]:
    """Return id, name and trade of the shop with a number; no two are the same."""
    again, place = divmod(index, NAMES)
    place, trade = divmod(place * STRIDE % NAMES, len(TRADES))
    (front, front_ja), (back, back_ja) = FRONTS[place // len(BACKS)], BACKS[place % len(BACKS)]
    trade_id, trade_ja, industry = TRADES[trade]
    number = str(again + 1) if again else ""
    return f"{front}{back}-{trade_id}{number}", f"{front_ja}{back_ja}{trade_ja}{number}", industry


def made_up(chance: Chance, index: int, earlier: Part) -> Part:
    """Return a record; with an earlier one, of another incident of the same organization."""
    id_, name, industry = named(index)
    plot, shops = story(chance), sites(chance, name, id_) if chance.happens(0.95) else []
    shop_names = [shop["name"] if isinstance(shop, dict) else shop for shop in shops]
    sources = [
        source(chance, place, id_, name, plot.detected) for place in range(chance.one((1, 1, 1, 2, 3)))
    ]
    told = [event(chance, step, plot, len(sources)) for step in plot.steps]
    events = {(one["event"], one.get("stage"), one["date"]): one for one in told}
    numbers = [int(10 ** (1 + 4.5 * chance.share())) for _ in range(chance.one((0, 1, 1, 1, 1, 2, 2, 3)))]
    company = chance.one(COMPANIES).format(name)
    english = {"name": company, "name_en": f"{id_.split('-')[0].title()} Co., Ltd."}
    record = chance.kept(
        id=(1, id_),
        organization=(1, earlier.get("organization") or chance.one((company, company, english))),
        sites=(1, shops),
        vendor=(0.1, chance.one(VENDORS)),
        industry=(0.6, industry),
        sources=(1, sources),
        events=(1, list(events.values())),
        exposures=(1, exposures(chance, plot, shop_names, numbers)),
        affected=(0.3, quantity(chance, sum(numbers) + chance.between(1, 9))),
        cause=(0.85, chance.some(list(Cause), 1, chance.one((1, 2, 3)))),
        misuse=(0.6, chance.one(list(Misuse))),
        delay_reasons=(0.6, chance.some(list(DelayReason), 1, 4)),
        not_leaked=(
            0.3,
            [{"what": what, "strength": chance.one(list(Denial))} for what in chance.some(NOT_LEAKED, 1, 3)],
        ),
    )
    record |= chance.kept(
        not_stated=(1, not_stated(chance, record)),
        summary=(0.6, chance.one(SUMMARIES).format(name)),
        summary_en=(0.5, chance.one(SUMMARIES_EN).format(id_)),
        related=(1, earlier and [earlier["id"]]),
        notes=(0.5, chance.one((chance.one(NOTES), chance.some(NOTES, 1, 3)))),
        review=(1, chance.one((Review.CHECKED, Review.CHECKED, Review.DOUBLE_CHECKED))),
    )
    return record | chance.kept(waive=(1, waivers(record, plot)))


def made_up_records(number: int, seed: int) -> Iterator[tuple[str, str]]:
    """Yield id and YAML text of this many records; a greater number begins with the same ones."""
    chance, before = Chance(seed), Part()
    for index in range(number):
        record = made_up(chance, index, before if chance.happens(0.05) else Part())
        before = Part() if "related" in record else record
        yield record["id"], "\n".join(layout(record)) + "\n"


def main() -> None:
    """Write the records that are asked for."""
    parser = argparse.ArgumentParser(description="Write sound records of made-up incidents.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--records", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    for id_, text in made_up_records(asked.records, asked.seed):
        (asked.folder / f"{id_}.yaml").write_text(text, encoding="utf-8", newline="\n")
    print(f"{asked.records:,} records in {asked.folder}")


if __name__ == "__main__":
    main()
