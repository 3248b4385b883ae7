"""A text to the name of a person in it: a title, or one of the most frequent given names, before a surname.

Knows: given names that mean nothing else. Must not know where people are named.
"""

from __future__ import annotations

import re

_GIVEN = frozenset(
    # en
    "Alice Amanda Amy Andrew Anthony Barbara Benjamin Brian Catherine Charles Charlotte Christine Christopher Daniel David Deborah "  # noqa: SIM905 - words read better than a list
    "Donald Dorothy Edward Elizabeth Emily Emma Eric Ethan George Hannah Helen Henry Isabella Jacob James Jane Janet Jason Jeffrey "
    "Jennifer Jessica Joe John Jonathan Joseph Joshua Julia Justin Karen Kate Kenneth Kevin Kimberly Larry Laura Lauren Linda Lisa "
    "Margaret Maria Mary Matthew Megan Melissa Michael Michelle Mike Nancy Nicholas Nicole Oliver Olivia Patricia Paul Peter Rachel "
    "Rebecca Richard Robert Ronald Ryan Samantha Samuel Sandra Sarah Scott Sharon Sophia Stephanie Stephen Steven Susan Thomas "
    "Timothy Tom William Zoe "
    # de
    "Andreas Anja Anke Anna Annika Anne Antje Bernd Birgit Björn Britta Carsten Christian Christoph Claudia Daniela Dieter Dirk "
    "Elke Erika Florian Franziska Friedrich Fritz Gabriele Gerhard Günter Hans Heike Heinz Helga Helmut Holger Ingrid Jan Jens "
    "Johannes Jörg Julian Jürgen Karin Karl Katharina Katja Katrin Kerstin Klaus Lars Lena Lukas Manfred Manuela Marie Markus Martin "
    "Martina Matthias Monika Nadine Nina Petra Ralf Renate Sabine Sebastian Silke Simone Sonja Stefan Stefanie Susanne Sven Tanja "
    "Thorsten Tobias Torsten Ulrike Ursula Ute Uwe Wolfgang "
    # fr
    "Alain Anaïs André Antoine Aurélie Bernard Camille Cécile Céline Chantal Chloé Christophe Clément Corinne Cyril Delphine Denis "
    "Didier Élodie Émilie Fabien Fabrice Florence François Françoise Frédéric Gérard Guillaume Hélène Isabelle Jacques Jean Jérôme "
    "Julien Laurence Laurent Léa Louise Luc Lucie Marion Mathieu Monique Nathalie Nicolas Olivier Pascal Patrick Philippe Pierre Romain "
    "Sandrine Sébastien Sophie Stéphane Stéphanie Sylvain Sylvie Thierry Valérie Véronique Vincent Virginie Yves "
    # pl
    "Adam Agata Agnieszka Aleksandra Andrzej Artur Barbara Bartosz Beata Bogdan Bożena Dariusz Dorota Elżbieta Ewa Grażyna Grzegorz "
    "Halina Iwona Izabela Jacek Jadwiga Jakub Janusz Jarosław Jerzy Joanna Jolanta Józef Justyna Kamil Karolina Katarzyna Kinga "
    "Krystyna Krzysztof Łukasz Maciej Magdalena Małgorzata Marcin Marek Mariusz Marta Mateusz Michał Mirosław Natalia Paulina Paweł "
    "Piotr Rafał Renata Robert Ryszard Sławomir Stanisław Teresa Tomasz Urszula Wiesław Wojciech Zbigniew Zofia".split()
)
_SURNAME = r"(?:(?:van|von|de|der|le|la|du) )*(?:O'|Mc)?[A-ZÀ-ÖØ-ÞĄĆĘŁŃÓŚŹŻ][a-zß-öø-ÿąćęłńóśźż]+(?:-[A-Z]\w+)?"
_WITH_TITLE = re.compile(
    r"M(?<=\bM)(?:rs?|s)\.? [A-Z][a-z]+|D(?<=\bD)r\.? [A-Z][a-z]+|P(?<=\bP)rof\.? [A-Z][a-z]+"
    r"|H(?<=\bH)errn? [A-ZÄÖÜ][a-zäöüß]+|F(?<=\bF)rau [A-ZÄÖÜ][a-zäöüß]+"
    r"|M(?<=\bM)(?:me|lle|onsieur|adame) [A-ZÉÈ][a-zéè]+|P(?<=\bP)an(?:i|a|u|ią)? [A-ZŁŚŻĆ][a-ząćęłńóśźż]+"
)
"""It begins with letters, and only then asks whether a word begins there, or it would be tried at each character; so does the other."""
_WITH_GIVEN = re.compile(rf"([{''.join({name[0] for name in _GIVEN})}](?<=\b.)\w{{1,11}})(?= ({_SURNAME})\b)")


def person_in(text: str) -> str:
    """Return the first person's name in a text; empty if there is none."""
    if match := _WITH_TITLE.search(text):
        return match[0]
    return next((f"{match[1]} {match[2]}" for match in _WITH_GIVEN.finditer(text) if match[1] in _GIVEN), "")


def is_person(text: str) -> bool:
    """Tell whether a text is nothing but a person's name, be it the given name alone."""
    return text in _GIVEN or (text != "" and person_in(text) == text)
