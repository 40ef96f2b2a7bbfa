"""A page of the HTML report, read by rules stricter than HTML's: every element is closed in its
order, nothing in it acts or asks the network, ids are unique and links lead to them, cells of tables
have headers, pictures have titles. What breaks a rule is listed in `wrong`."""
import collections
import re
from html.parser import HTMLParser

VOID = ("meta", "wbr")
INERT = set("""html head meta title style body header main footer section nav article figure figcaption
div p h1 h2 h3 h4 ul ol li dl dt dd a span b i em strong code del ins details summary table caption thead
tbody tr th td wbr svg desc rect line circle text""".split())
ATTRIBUTES = set("""lang charset http-equiv content name class id href aria-label aria-hidden role tabindex
dir open scope colspan width height x x1 x2 y y1 y2 cx cy r text-anchor transform""".split())


class Page(HTMLParser):
    def __init__(self, data):
        super().__init__(convert_charrefs=True)
        self.wrong = []
        self.open = []           # names of the elements we are in
        self.tags = []           # names and attribute names of all elements, in order
        self.elements = []       # [name, attributes, text within]
        self.within = []         # places in elements of the open ones
        self.tables = []
        if not data.startswith(b"<!DOCTYPE html>\n"):
            self.wrong.append("no doctype")
        self.feed(data.decode("utf-8"))
        self.close()
        if self.open:
            self.wrong.append("not closed: %s" % self.open)
        self.check_links()
        self.check_pictures()
        self.check_headings()
        self.check_tables()

    # --- Elements ---

    def handle_starttag(self, name, attributes):
        names = [key for key, _ in attributes]
        values = dict(attributes)
        self.tags.append((name, tuple(names)))
        if name not in INERT:
            self.wrong.append("element %s" % name)
        if not set(names) <= ATTRIBUTES or len(names) != len(values):
            self.wrong.append("attributes %s of %s" % (names, name))
        if name == "meta" and values.get("http-equiv", "Content-Security-Policy") != \
                "Content-Security-Policy":
            self.wrong.append("meta %s" % values)
        self.elements.append([name, values, "", tuple(self.open)])
        if name not in VOID:
            self.open.append(name)
            self.within.append(len(self.elements) - 1)

    def handle_startendtag(self, name, attributes):
        if "svg" not in self.open:
            self.wrong.append("<%s/> outside of a picture" % name)
        self.handle_starttag(name, attributes)
        self.handle_endtag(name)

    def handle_endtag(self, name):
        if not self.open or self.open[-1] != name:
            self.wrong.append("</%s> in %s" % (name, self.open))
            return
        self.open.pop()
        self.within.pop()

    def handle_data(self, data):
        for place in self.within:
            self.elements[place][2] += data
        if not self.within and data.strip():
            self.wrong.append("text outside: %r" % data)

    def handle_comment(self, data):
        self.wrong.append("comment %r" % data)

    def handle_pi(self, data):
        self.wrong.append("instruction %r" % data)

    def unknown_decl(self, data):
        self.wrong.append("declaration %r" % data)

    # --- What was read ---

    def all(self, name, class_name=None):
        """[attributes, text] of the elements."""
        return [[e[1], e[2]] for e in self.elements if e[0] == name and
                (class_name is None or class_name in e[1].get("class", "").split())]

    def cited(self):
        """By the id of a finding: [caption, header texts, rows of a table of a file], each row its
        line, the texts of its cells, and by column what the marks beside them say."""
        found, article, table, depth = {}, None, None, 0
        for place, (name, attributes, text, outer) in enumerate(self.elements):
            if name == "article":
                article = attributes["id"]
            elif name == "table":
                table, depth = ["", [], []] if attributes.get("class") == "cited" else None, len(outer)
                if table is not None:
                    found.setdefault(article, []).append(table)
            elif table is None or len(outer) <= depth:
                continue
            elif name == "caption":
                table[0] = text
            elif name == "th" and attributes["scope"] == "col":
                table[1].append(text)
            elif name == "th":
                table[2].append((int(re.sub("[^0-9]", "", text)), [], {}))
            elif name == "td" and "colspan" not in attributes:
                row = table[2][-1]
                marked = {"bad", "point"} & set(attributes["class"].split())
                if marked:
                    row[2][len(row[1])] = (marked.pop(), text[len(self.elements[place + 1][2]):].strip())
                row[1].append(self.elements[place + 1][2] if marked or len(row[1]) in row[2] else text)
        return found

    def body(self):
        return self.all("body")[0][1]

    # --- Rules ---

    def check_links(self):
        ids = collections.Counter(e[1]["id"] for e in self.elements if "id" in e[1])
        for one in sorted(ids):
            if ids[one] > 1:
                self.wrong.append("id %s stands %d times" % (one, ids[one]))
            if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_-]*", one):
                self.wrong.append("id %r" % one)
        for attributes, _ in self.all("a"):
            target = attributes.get("href", "")
            if not target.startswith("#") or target[1:] not in ids:
                self.wrong.append("link to %r" % target)
        links = {attributes.get("href") for attributes, _ in self.all("a")}
        for attributes, _ in self.all("article"):
            if "#" + attributes.get("id", "") not in links:
                self.wrong.append("no link to a finding")
        style = self.all("style")[0][1] if self.all("style") else ""
        if "url(" in style or "@import" in style or "expression" in style:
            self.wrong.append("the style sheet asks for something")

    def check_pictures(self):
        for place, (name, attributes, _, outer) in enumerate(self.elements):
            if name == "svg" and "svg" not in outer:
                title = self.elements[place + 1]
                if attributes.get("role") != "img" or title[0] != "title" or not title[2].strip():
                    self.wrong.append("a picture without a title")

    def check_headings(self):
        level = 0
        for name in [e[0] for e in self.elements if re.fullmatch("h[1-6]", e[0])]:
            if int(name[1]) > level + 1 or name == "h1" and level:
                self.wrong.append("%s after h%d" % (name, level))
            level = int(name[1])
        for one in ("h1", "main", "title"):
            if sum(e[0] == one and "svg" not in e[3] for e in self.elements) != 1:
                self.wrong.append("not one %s" % one)

    def check_tables(self):
        """Fills tables: each [class, header texts, rows of cell texts]; rows that only hold other
        things (one cell over all columns) are left out."""
        for place, element in enumerate(self.elements):
            if element[0] == "table":
                self.check_table(place, len(element[3]))

    def check_table(self, place, depth):
        """Elements of the table are those after it that are deeper, but in no table within it."""
        table, header, rows, kind = self.elements[place], [], [], None
        captions = 0
        for name, attributes, text, outer in self.elements[place + 1:]:
            if len(outer) <= depth:
                break
            if outer[depth:].count("table") > 1:
                continue
            if name == "caption":
                captions += 1 if text.strip() else 100
            elif name in ("thead", "tbody"):
                kind = name
            elif name == "tr" and kind == "tbody":
                rows.append([])
            elif name in ("th", "td"):
                cell = [name, attributes, text]
                (header if kind == "thead" else rows[-1]).append(cell)
        if captions != 1:
            self.wrong.append("a table with %d captions" % captions)
        if not header or any(c[0] != "th" or c[1].get("scope") != "col" or not c[2].strip()
                             for c in header):
            self.wrong.append("a table without headers: %s" % header)
        wide = [row for row in rows if len(row) == 1 and row[0][1].get("colspan") == str(len(header))]
        kept = [row for row in rows if row not in wide]
        for row in kept:
            if len(row) != len(header) or row[0][0] != "th" or row[0][1].get("scope") != "row":
                self.wrong.append("a row of %d cells under %d headers" % (len(row), len(header)))
        self.tables.append([table[1].get("class", ""), [c[2] for c in header],
                            [[c[2] for c in row] for row in kept]])
