"""The mutants of one C file, read from clang's syntax tree."""
import os
import re
import sys

# The distribution's module, also for a Python of another make.
sys.path.append("/usr/lib/python3/dist-packages")
import clang.cindex as cindex  # noqa: E402

LIBCLANG = "/usr/lib/llvm-19/lib/libclang.so"
SWAPS = {"<": ("<=", ">="), "<=": ("<", ">"), ">": (">=", "<="), ">=": (">", "<"),
         "==": ("!=",), "!=": ("==",), "+": ("-",), "-": ("+",), "*": ("/",), "/": ("*",),
         "%": ("*",), "&&": ("||",), "||": ("&&",), "&": ("|",), "|": ("&",), "^": ("&",),
         "<<": (">>",), ">>": ("<<",), "+=": ("-=",), "-=": ("+=",), "*=": ("/=",),
         "/=": ("*=",), "|=": ("&=",), "&=": ("|=",), "<<=": (">>=",), ">>=": ("<<=",)}
KIND = cindex.CursorKind
STEPS = re.compile(rb"^\s*(\+\+|--)|(\+\+|--)\s*$")


class Mutant:
    """Bytes `start` to `end` of a file replaced."""

    def __init__(self, path, text, start, end, after, what):
        self.path, self.start, self.end, self.after, self.what = path, start, end, after, what
        self.line = text.count(b"\n", 0, start) + 1
        head = text.rfind(b"\n", 0, start) + 1
        tail = text.find(b"\n", end)
        self.before_line = text[head:tail].decode().strip()
        self.after_line = (text[head:start] + after + text[end:tail]).decode().strip()

    def key(self):
        return (self.path, squeezed(self.before_line), squeezed(self.after_line))


def squeezed(text):
    return re.sub(r"\s+", " ", text)


class Reader:
    """The mutants of one file."""

    def __init__(self, root, path, flags):
        self.path = path
        with open(os.path.join(root, path), "rb") as stream:
            self.text = stream.read()
        self.found = []
        if not cindex.Config.loaded:
            cindex.Config.set_library_file(LIBCLANG)
        unit = cindex.Index.create().parse(os.path.join(root, path), args=flags)
        for cursor in unit.cursor.get_children():
            if cursor.location.file is not None and cursor.location.file.name.endswith("/" + path):
                self.walk(cursor, None)

    def add(self, start, end, after, what):
        self.found.append(Mutant(self.path, self.text, start, end, after, what))

    def span(self, cursor):
        return cursor.extent.start.offset, cursor.extent.end.offset

    def walk(self, cursor, parent):
        kind = cursor.kind
        if kind in (KIND.ENUM_DECL, KIND.STATIC_ASSERT, KIND.STRUCT_DECL, KIND.TYPEDEF_DECL):
            return
        children = list(cursor.get_children())
        if kind in (KIND.BINARY_OPERATOR, KIND.COMPOUND_ASSIGNMENT_OPERATOR) and len(children) == 2:
            self.operator(children)
        elif kind == KIND.INTEGER_LITERAL:
            self.literal(cursor)
        if kind in (KIND.IF_STMT, KIND.WHILE_STMT, KIND.CONDITIONAL_OPERATOR) and children:
            self.condition(children[0])
        elif kind == KIND.DO_STMT and children:
            self.condition(children[-1])
        elif kind == KIND.COMPOUND_STMT:
            for child in children:
                self.statement(child)
        for child in children:
            self.walk(child, cursor)

    def operator(self, children):
        start, end = self.span(children[0])[1], self.span(children[1])[0]
        sign = self.text[start:end].strip()
        if sign.decode(errors="replace") in SWAPS:
            at = self.text.index(sign, start)
            for other in SWAPS[sign.decode()]:
                self.add(at, at + len(sign), other.encode(), sign.decode() + " for " + other)

    def literal(self, cursor):
        start, end = self.span(cursor)
        match = re.fullmatch(rb"(0|[1-9][0-9]*|0x[0-9A-Fa-f]+)([uUlL]*)", self.text[start:end])
        # The length of an array: more of it is no other behaviour.
        before = self.text[:start].rstrip()
        if match is None or (before.endswith(b"[") and re.search(
                rb"\b(char|int\w*|uint\w*|bool|size_t|double|plan_\w+|struct \w+)\s+\w+\[$", before)):
            return
        value = int(match.group(1), 0)
        for other in ((1,) if value == 0 else (0,) if value == 1 else (value + 1, value - 1)):
            self.add(start, end, b"%d" % other + match.group(2), "constant")

    def condition(self, cursor):
        start, end = self.span(cursor)
        held = self.text[start:end]
        for after, what in ((b"1", "forced true"), (b"0", "forced false"),
                            (b"!(" + held + b")", "turned")):
            self.add(start, end, after, what)

    def statement(self, cursor):
        start, end = self.span(cursor)
        text = self.text[start:end]
        if cursor.kind in (KIND.CALL_EXPR, KIND.CSTYLE_CAST_EXPR, KIND.BREAK_STMT, KIND.BINARY_OPERATOR,
                           KIND.COMPOUND_ASSIGNMENT_OPERATOR) or (
                               cursor.kind == KIND.UNARY_OPERATOR and STEPS.search(text)):
            self.add(start, end, b"", "deleted")
