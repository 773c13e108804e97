"""One need's way through the pages, each request to the machine whose turn it is."""

import time
from pathlib import Path

from tools.cluster.cluster import Cluster
from tools.cluster.processes import until

from .people import LEAD, NURSE
from .visitor import Visitor
from .writers import NOT_READ_YET

PATIENCE = 30.0
NOTE = ("nattlarm.txt", b"Larmet gick 02:10, 02:40 och 03:05.")


class Journey:
    def __init__(self, cluster: Cluster) -> None:
        self.cluster = cluster
        self.nurse, self.lead = Visitor(cluster.url), Visitor(cluster.url)
        self.told_late = 0

    def sign_in(self) -> None:
        self.nurse.sign_in(NURSE)
        self.lead.sign_in(LEAD)

    def walk(self) -> None:
        self.sign_in()
        need = self.capture()
        self.attach(need)
        self.describe(need)
        self.sharpen(need)
        self.share(need)
        solution = self.solve()
        self.match(need, solution)

    def capture(self) -> str:
        text = "Nattlarmen väcker hela korridoren. Personalen springer i onödan."
        need = sent(self.nurse, "/boras/behov/nytt/", "/behov/nytt/", text=text)
        self.find(self.nurse, "korridoren", need)
        return need

    def attach(self, need: str) -> None:
        """What one machine received the other one gives out."""
        sent(self.nurse, need, "/filer/", files={"fil": NOTE})
        page = self.nurse.get(need).text
        address = next(part.split('"')[0] for part in page.split('href="') if part[:7] == "/filer/")
        for _turn in self.cluster.webs:
            assert self.nurse.get(address).content == NOTE[1]

    def describe(self, need: str) -> None:
        words = {"affected": "Boende och nattpersonal", "wanted_effect": "Larm bara vid behov"}
        sent(self.lead, f"{need}andring/", "andring/", **words)
        self.find(self.lead, "nattpersonal", need)

    def sharpen(self, need: str) -> None:
        sent(self.lead, need, "/skarpning/")
        assert "Skärpt" in self.lead.get(need).text

    def share(self, need: str) -> None:
        sent(self.lead, need, "/delning/", visibility="public")
        assert Visitor(self.cluster.url).get(need).status_code == 200

    def solve(self) -> str:
        words = {
            "title": "Sensorer som larmar bara när någon behöver hjälp",
            "text": "Nattlarmen minskade när sensorerna i korridoren byttes mot tystare.",
            "visibility": "network",
        }
        solution = sent(self.lead, "/boras/losningar/ny/", "", **words)
        self.find(self.lead, "tystare", solution)
        return solution

    def match(self, need: str, solution: str) -> None:
        page = self.lead.get(f"{need}traffar/").text
        assert f'href="{solution}"' in page or NOT_READ_YET in page

    def find(self, visitor: Visitor, word: str, place: str) -> None:
        """At the first question it is found, or the page says that it may be missing."""

        def is_found() -> bool:
            page = visitor.get(f"/boras/sok/?q={word}").text
            if f'href="{place}"' in page:
                return True
            assert NOT_READ_YET in page, f"{place} is neither found nor told to be missing"
            self.told_late += 1
            return False

        until(is_found, PATIENCE, f"search finds {place}")

    def is_told_of_an_index_that_stands_still(self) -> None:
        """Nothing else than the pages' own look at the journal can tell it."""
        for web in self.cluster.webs:
            web.freeze_worker()
        text = "Tvätten kommer tillbaka våt."
        need = sent(self.nurse, "/boras/behov/nytt/", "/behov/nytt/", text=text)
        for _turn in self.cluster.webs:
            began = time.monotonic()
            page = self.nurse.get("/boras/sok/?q=tvätten").text
            assert NOT_READ_YET in page
            assert f'href="{need}"' not in page
            assert time.monotonic() - began < 10
            # who has written nothing is not held up, and has nothing to be told
            assert NOT_READ_YET not in Visitor(self.cluster.url).get("/boras/sok/?q=tvätten").text
        for web in self.cluster.webs:
            web.freeze_worker(frozen=False)
        self.find(self.nurse, "tvätten", need)


def sent(visitor: Visitor, page: str, action: str, files: object = None, **values: str) -> str:
    """Fill in a form and send it; where it leads."""
    answer = visitor.send(page, action, files, **values)
    told = answer.text.partition('id="innehall"')[2][:4000]
    assert answer.status_code == 302, (page, action, answer.status_code, told)
    return answer.headers["Location"]


def a_list(folder: Path, rows: int) -> Path:
    """A spreadsheet of needs, each with a title of its own."""
    lines = [f"Rad{n} i listan;Något som skaver på plats {n}.\n" for n in range(1, rows + 1)]
    path = folder / "lista.csv"
    path.write_text("".join(["Rubrik;Beskrivning\n", *lines]))
    return path
