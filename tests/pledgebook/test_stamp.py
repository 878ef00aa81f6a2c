from __future__ import annotations

import pytest

from pledgebook.address import Address
from pledgebook.pages import Content
from pledgebook.stamp import Shell, token, with_policy

HTML = (
    f'<title>{token("title")}</title><meta content="{token("description")}"><link href="{token("url")}">'
    f'<a href="{token("root")}/x"><a href="{token("zh")}"><a href="{token("en")}">'
    f"{token('lead')}<p>hand-written</p>{token('lead')}{token('body')}"
)
SHELL = Shell(HTML, "Letters", "All of them.", "The site")
SITE = "https://example.com/"
POLICY = (
    "default-src 'none'; script-src {}; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; object-src 'none'"
)
META = '<meta name="pb-policy">'


def meta(scripts: str) -> str:
    return f'<meta http-equiv="Content-Security-Policy" content="{POLICY.format(scripts)}">'


def stamped(address: Address, content: Content) -> str:
    return b"".join(SHELL.stamp(address, content, SITE, '{"a":1}')).decode()


def test_every_token_gives_way_to_its_value() -> None:
    assert stamped(Address("en", "letters", "care", 2), Content("Care", "About care.", "<b>body</b>")) == (
        '<title>Care - The site</title><meta content="About care."><link href="https://example.com/en/letters/care/v2/">'
        '<a href="../../../../x"><a href="letters/care/v2/"><a href="en/letters/care/v2/"><b>body</b>'
    )


def test_a_sections_own_page_keeps_its_hand_written_words_title_and_description() -> None:
    assert stamped(Address("zh", "letters"), Content("", "", "body")) == (
        '<title>Letters - The site</title><meta content="All of them."><link href="https://example.com/letters/">'
        '<a href="../x"><a href="letters/"><a href="en/letters/"><p>hand-written</p>body'
    )


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_home_page_is_called_like_the_site(language: str) -> None:
    page = stamped(Address("en" if language == "en" else "zh"), Content("", "", ""))
    assert page.startswith("<title>The site</title>")


def test_title_and_description_are_escaped() -> None:
    page = stamped(Address("zh", "letters", "care"), Content('<"&', '">', ""))
    assert page.startswith('<title>&lt;&#34;&amp; - The site</title><meta content="&#34;&gt;">')


def test_a_token_in_a_body_is_left_alone() -> None:
    body = f"{token('body')}{token('root')}"
    assert stamped(Address("zh", "letters", "care"), Content("Care", "", body)).endswith(body)


def test_a_body_may_hold_what_looks_like_a_replacement() -> None:
    assert stamped(Address("zh", "letters", "care"), Content("Care", "", "\\1 \\g<0> $& @@body@@")).endswith(
        "\\1 \\g<0> $& @@body@@"
    )


def test_a_shell_without_its_lead_is_refused() -> None:
    with pytest.raises(ValueError, match="unpack"):
        Shell("<p></p>", "", "", "")


def test_a_page_without_scripts_may_run_its_own_files_alone() -> None:
    assert with_policy(META) == meta("'self'")


def test_an_inline_script_is_allowed_by_its_digest() -> None:
    # printf 'go()' | openssl dgst -sha256 -binary | base64
    digest = "5KYv+PUboo5h+0+YAtGRPbwv5d/QxzHslP4YGnUaxRw="
    assert with_policy(f"{META}<script>go()</script>") == meta(f"'self' 'sha256-{digest}'") + "<script>go()</script>"


def test_scripts_of_files_and_blocks_of_json_have_no_digest() -> None:
    html = with_policy(f'{META}<script src="a.js" defer></script><script type="application/ld+json">{{}}</script>')
    assert "sha256" not in html


def test_digests_come_in_a_fixed_order_and_each_once() -> None:
    one, two = "<script>go()</script>", "<script async>stop()</script>"
    policies = {with_policy(META + scripts).split("<script")[0] for scripts in (one + two, two + one, one + two + one)}
    assert len(policies) == 1


def test_a_development_server_may_run_any_inline_script() -> None:
    html = with_policy(f"{META}<script>go()</script>", relaxed=True)
    assert html == meta("'self' 'unsafe-inline'") + "<script>go()</script>"
