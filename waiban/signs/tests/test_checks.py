"""Foreign words never alone, pinyin on plates, plain words at toilets."""

import pytest

from waiban.rulebook.tests.book import said_of
from waiban.signs.models import Sign

pytestmark = pytest.mark.usefixtures("rulebook")


def test_the_carrier_decides_whether_an_english_word_is_right():
    assert said_of(Sign(carrier="place", chinese="望海路", foreign="Wanghai Road")) == ["S-10"]
    assert said_of(Sign(carrier="place", chinese="望海路", foreign="Wanghai Lu")) == []
    assert said_of(Sign(carrier="guide", chinese="望海路", foreign="Wanghai Road")) == []


def test_foreign_words_alone_and_wrong_words_at_a_toilet_are_told():
    assert said_of(Sign(foreign="Exit")) == ["S-40"]
    assert said_of(Sign(chinese="男厕所", foreign="Man")) == ["S-21"]
    assert said_of(Sign(chinese="男厕所", foreign="Men")) == said_of(Sign(chinese="女卫生间", foreign="Women")) == []
