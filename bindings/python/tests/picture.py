"""Makes docs/notebook.png: the report in the notebook of Lai Châu, as Chromium shows it. It needs
chromium, nbconvert and pillow, and is run by hand: picture.py [light|dark] [FILE]."""
import pathlib
import subprocess
import sys
import tempfile

import nbformat
from nbconvert import HTMLExporter
from PIL import Image, ImageChops

SOURCE = pathlib.Path(__file__).resolve().parents[3]
WIDTH, HEIGHT = 920, 1760


def main(theme="light", path=SOURCE / "docs" / "notebook.png"):
    notebook = nbformat.read(SOURCE / "bindings/python/notebooks/lai-chau.ipynb", as_version=4)
    first = next(i for i, cell in enumerate(notebook.cells) if "libplan.Plan(" in cell.source)
    notebook.cells = notebook.cells[first:first + 1]
    page, _ = HTMLExporter(theme=theme).from_notebook_node(notebook)
    with tempfile.TemporaryDirectory() as folder:
        html, png = pathlib.Path(folder, "page.html"), pathlib.Path(folder, "page.png")
        html.write_text(page, "utf-8")
        subprocess.run(["chromium", "--headless=new", "--no-sandbox", "--disable-gpu",
                        "--hide-scrollbars", f"--user-data-dir={folder}/profile",
                        f"--window-size={WIDTH},{HEIGHT}", f"--screenshot={png}",
                        html.as_uri()], check=True, stderr=subprocess.DEVNULL)
        image = Image.open(png).convert("RGB")
        ground = Image.new("RGB", image.size, image.getpixel((0, 0)))
        image = image.crop((0, 0, image.width, ImageChops.difference(image, ground).getbbox()[3]))
        image.quantize(96, dither=Image.Dither.NONE).save(path, optimize=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
