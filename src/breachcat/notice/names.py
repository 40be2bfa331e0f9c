"""Names of companies and the like, as they stand in running text: where each begins and ends."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from breachcat.notice.ways import either

FORM = either(
    "(?:農業生産法人 ?)?(?:株式会社|有限会社|合同会社)",
    "合資会社|合名会社|相互会社",
    "(?:一般|公益|特例)?(?:社団|財団)法人",
    "学校法人",
    "医療法人(?:社団|財団)?",
    "社会福祉法人|宗教法人|国立大学法人|公立大学法人|国立研究開発法人",
    "(?:地方)?独立行政法人",
    "(?:認定)?(?:特定非営利活動|NPO)法人",
    "農事組合法人",
    "(?:税理士|弁護士|司法書士|行政書士|監査)法人",
    "企業組合",
    "(?:農業|漁業|生活|事業)?協同組合",
    r"\((?:株|有|同|一社|一財|公社|公財|学)\)",
)
_LATIN = r"[A-Za-z0-9&.'!-]"
_WORD = r"[^\s、。,「」『』()\[\]|:;/<>《》≪≫【】*#©]"
_STOP = either(
    "代表|公式|提供|ホームページ|取締役|店主|社長|会長|理事|学長|校長|園主|広報|総務|事務局",
    "お客[様さ]",
    "お問|電話|〒|本社|様|御中|を|へ|から|より|および|及び|ならびに|並びに|という|です|でござ|では|での|において",
    "におきま|により|による|について",
    "が(?=[、一-龠「]|お|この)",
    "の(?=[一-龠ァ-ヺA-Z「](?<!の[木里森杜花葉丘山島浜])|お|ご|こと|もの|ため|ほか|うち|みな)",
    r"は(?=[、一-龠「ァ-ヺA-Z0-9\s]|お|ご|この|これ|い[まつ])",
    "に(?=[運対関委提依業開不、]|お|つ|よ|て)",
    "で(?=[、あすはも開])",
    "と(?=[、の申共同協い]|と)",
    "も(?=、)",
)
_AFTER_FORM = re.compile(
    rf"[ ]?(?:(?!{_STOP})(?:{_LATIN}+(?: {_LATIN}+)*|{_WORD}|(?<=[^\s・])・(?=[ァ-ヺA-Z一-龠]))){{1,26}}"
)
_BEFORE_FORM = re.compile(rf"(?:(?:{_WORD}|・){{1,24}}|{_LATIN}+(?: {_LATIN}+){{0,3}})[ ]?$")
_LED_IN = re.compile(
    "^.*"
    + either(
        "している|しております|してい?た|おります|する|した",
        "[けめいおれえがあなう]る",
        "った|んだ|である|という|および|及び|または|並びに|なお|旧|私ども",
        "[先元社カ者手売営業工]の",
        "(?<=[一-龠ァ-ヺー」])[をはがに、]",
    )
    + "(?=[一-龠々ァ-ヺA-Za-z0-9ぁ-ん])"
)


class Name(NamedTuple):
    """A name, where it stands, and the rule that found it."""

    start: int
    end: int
    rule: str
    former: tuple[int, int] | None = None
    url: tuple[int, int] | None = None


def companies(folded: str) -> Iterator[tuple[int, int]]:
    """Yield where the names with a legal form stand, the form before or behind them."""
    done = 0
    for form in re.finditer(FORM, folded):
        if form.start() < done:
            continue
        left, right = _left(folded, done, form.start()), _AFTER_FORM.match(folded, form.end())
        if left and not (right and right[0][0].isalpha()):
            done = form.end()
            yield form.start() - len(left), done
        elif right:
            done = right.end()
            yield form.start(), done


def _left(folded: str, done: int, end: int) -> str:
    """Return the name that ends where a legal form begins; nothing where a clause does, or a line before a blank."""
    line = max(done, folded.rfind("\n", 0, end) + 1, end - 40)
    match = _BEFORE_FORM.search(folded[line:end])
    words = _LED_IN.sub("", match[0]) if match else ""
    apart = words.endswith(" ") and folded[line:end].strip() != words.strip()
    return "" if apart or re.search(r"(?:[るたのはがをにでと、]|もと)\s?$", words) else words
