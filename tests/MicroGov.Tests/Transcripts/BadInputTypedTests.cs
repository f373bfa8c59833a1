using CsCheck;
using MicroGov.Presentation;

namespace MicroGov.Tests.Transcripts;

/// <summary>What people typed, made safe to show beside other words.</summary>
public sealed class BadInputTypedTests
{
    [Theory]
    [InlineData("a\0b\u0007c\u001b[31m", "abc[31m")]
    [InlineData("a\r\nb\rc\u2028d\ve", "a\nb\nc\nd\ne")]
    [InlineData("a\n\n\n\n\nb", "a\n\nb")]
    [InlineData("a\n \n \n \nb", "a\n \n b")]
    [InlineData("\u202egnp.exe\u202c", "gnp.exe")]
    [InlineData("\u2066a\u2067b\u2068c\u2069", "abc")]
    [InlineData("👩‍👩‍👧‍👦 e\u0301 \u200fשלום", "👩‍👩‍👧‍👦 e\u0301 \u200fשלום")]
    public void Only_what_disturbs_others_is_taken_away(string typed, string clean) =>
        Assert.Equal(clean, TypedText.Clean(typed));

    [Fact]
    public void Half_a_character_becomes_the_sign_for_one_that_is_missing() =>
        Assert.Equal("half \ufffd pair", TypedText.Clean("half " + '\ud83d' + " pair"));

    [Theory]
    [InlineData("", true)]
    [InlineData(" \u200b\u2060\u3164\u2800\ufe0f\n", true)]
    [InlineData("·", false)]
    [InlineData("灯", false)]
    [InlineData("👍🏽", false)]
    public void What_cannot_be_seen_is_blank(string text, bool blank) => Assert.Equal(blank, TypedText.IsBlank(text));

    [Fact]
    public void Right_to_left_words_keep_their_direction_to_themselves() =>
        Assert.Equal("#1 \u2068שלום 5\u2069 &lt;3", "#1 " + Html.Of("שלום 5").Value + Html.Of(" <3").Value);

    [Fact]
    public void Whatever_is_typed_is_clean_after_cleaning_once_and_escaped_into_what_is_read() =>
        Gen.String.Sample(text =>
        {
            var clean = TypedText.Clean(text);
            Assert.Equal(clean, TypedText.Clean(clean));
            Assert.DoesNotContain(clean, letter => char.IsControl(letter) && letter != '\n');
            Assert.DoesNotContain("\n\n\n", clean, StringComparison.Ordinal);
            Assert.True(clean.EnumerateRunes().Sum(rune => rune.Utf16SequenceLength) == clean.Length);
            Assert.Equal(
                clean,
                Html.Of(clean)
                    .Visible.Replace("\u2068", "", StringComparison.Ordinal)
                    .Replace("\u2069", "", StringComparison.Ordinal));
        });
}
