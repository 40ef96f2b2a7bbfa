"""The page of a report as a part of another page: what a notebook shows.

The page that the library writes has a style sheet and ids of its own. Among other people's cells
both are held to the part: every selector begins with the part's id, which no style of a notebook
outweighs, and every id begins with it too. Colours follow the notebook where it says that it is
light or dark, else the system.
"""
from __future__ import annotations

import re

SHOWN = 50
SCALE = 0.875  # text of notebooks is smaller than that of pages

# How JupyterLab, VS Code, Colab and pages of Sphinx say that they are dark, or light.
DARK = ('[data-jp-theme-light="false"]', ".vscode-dark", ".vscode-high-contrast",
        '[theme="dark"]', '[data-theme="dark"]')
SAYS = ("[data-jp-theme-light]", "[data-vscode-theme-kind]", "[theme]", "[data-theme]")

# What style sheets of notebooks say of the elements of their cells, and the page says nothing about.
RESET = ("*{box-sizing:border-box;float:none;letter-spacing:normal;text-shadow:none}"
         "table{margin:0;border:0;table-layout:auto;color:inherit;line-height:inherit}"
         "thead,tbody,tr,th,td{border:0;background:none;max-width:none;white-space:normal;"
         "line-height:inherit}"
         "p,ul,ol,dl,figure,h1,h2,h3,h4{margin:0;padding:0;color:inherit;line-height:inherit}"
         "code{padding:0;border:0;background:none;color:inherit;white-space:inherit}"
         "dl,dt,dd{width:auto;display:block}"
         "summary{display:list-item}")
MORE = ("body{margin:0;max-width:none;padding:1rem 1.15rem;border:1px solid var(--rule);"
        "container-type:inline-size;color-scheme:light}"
        "h1{font-size:1.55rem}h2{margin:1.75rem 0 .75rem}footer{margin-top:1.5rem}")

_BLOCK = re.compile(r"(@[^{]*)\{((?:[^{}]*\{[^{}]*\})*)\s*\}|([^{}@]+)(\{[^{}]*\})", re.S)
_REM = re.compile(r"(?<![\w.])(\d*\.?\d+)rem\b")
_STYLE = re.compile(r"<style>(.*?)</style>", re.S)
_BODY = re.compile(r"<body>(.*)</body>", re.S)
_FINDING = re.compile(r"<article\b.*?</article>\s*", re.S)
_NAV = re.compile(r"<nav\b.*?</nav>\s*", re.S)
_ID = re.compile(r'(\s(?:id|href)=")(#?)(?=[^"]*")')


def _selector(one: str, scope: str) -> str:
    one = one.strip()
    if one in (":root", "html", "body"):
        return scope
    return f"{scope} {one}"


def _scoped(style: str, scope: str) -> str:
    """Every rule of a style sheet held to what lies in the scope."""
    made = []
    for at, inside, selectors, declarations in _BLOCK.findall(style):
        if not at:
            scoped = ",".join(_selector(one, scope) for one in selectors.split(","))
            made.append(scoped + _REM.sub(_smaller, declarations))
        elif "prefers-color-scheme" in at:
            made += _dark(inside, scope)
        elif "width" in at:  # of the cell, not of the window
            made.append(f"@container {at[at.index('('):].strip()}{{{_scoped(inside, scope)}}}")
        elif at.startswith("@media"):
            made.append(f"{at.strip()}{{{_scoped(inside, scope)}}}")
    return "\n".join(made)


def _smaller(size: re.Match[str]) -> str:
    return f"{float(size[1]) * SCALE:.4g}rem"


def _dark(rules: str, scope: str) -> list[str]:
    declarations = rules[rules.index("{") + 1:rules.rindex("}")] + ";color-scheme:dark"
    says = ",".join(SAYS)
    return [f":is({','.join(DARK)}) {scope}{{{declarations}}}",
            "@media screen and (prefers-color-scheme:dark){"
            f":root:not({says}):not(:has({says})) {scope}{{{declarations}}}}}"]


def part(page: str, scope: str, more: str) -> str:
    """The page as a div of the id `scope`. The first findings are shown; `more` says how many are
    not."""
    style, body = _STYLE.search(page), _BODY.search(page)
    if style is None or body is None:
        raise ValueError("this is no page of a report")
    left = SHOWN

    def cut(finding: re.Match[str]) -> str:
        nonlocal left
        left -= 1
        return finding[0] if left >= 0 else ""
    inside = _FINDING.sub(cut, _NAV.sub("", body[1]))
    inside = _ID.sub(lambda found: f"{found[1]}{found[2]}{scope}-", inside)
    note = f'<p class="cut">{more.format(-left)}</p>' if left < 0 else ""
    css = _scoped(RESET + style[1] + MORE, f"#{scope}")
    return f'<div id="{scope}" class="libplan">\n<style>\n{css}\n</style>{note}{inside}</div>'
