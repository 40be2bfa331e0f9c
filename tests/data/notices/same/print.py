"""Print the pages beside this file as PDFs, as somebody does who keeps a notice: with Chromium, and its head and foot.

Run: python print.py. It needs Chromium, IPAGothic (Debian: chromium, fonts-ipafont) and fonttools:
a font that holds no other letters than the page keeps the PDFs small.
"""

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

FONT = "/usr/share/fonts/opentype/ipafont-gothic/ipag.ttf"
STYLE = '<style>@font-face { font-family: "IPAGothic"; src: url("font.ttf") } * { font-synthesis: none }</style></head>'


def main() -> None:
    """Write a PDF for each page."""
    for page in sorted(Path(__file__).parent.glob("*.html")):
        data = page.read_bytes()
        charset = "cp932" if b"Shift_JIS" in data else "euc_jp" if b"EUC-JP" in data else "utf-8"
        with TemporaryDirectory() as name:
            folder = Path(name)
            text, copy = data.decode(charset), folder / page.name
            copy.write_bytes(text.replace("</head>", STYLE).encode(charset))
            (folder / "letters.txt").write_text(text, encoding="utf-8")
            letters = f"--text-file={folder / 'letters.txt'}"
            subprocess.run(
                [
                    "pyftsubset",
                    FONT,
                    letters,
                    "--unicodes=20-7E",
                    "--no-hinting",
                    f"--output-file={folder / 'font.ttf'}",
                ],
                check=True,
            )
            output = f"--print-to-pdf={page.with_suffix('.pdf')}"
            subprocess.run(
                ["chromium", "--headless", "--no-sandbox", "--disable-pdf-tagging", output, copy.as_uri()],
                check=True,
            )


if __name__ == "__main__":
    main()
