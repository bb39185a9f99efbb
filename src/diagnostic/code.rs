//! Every kind of error and warning, by the code it is looked up by. Each has a broken folder in `tests/faults/`.

use std::fmt;

use serde::Serialize;

macro_rules! codes {
    ($($(#[$doc:meta])+ $name:ident = $text:literal,)+) => {
        /// The kinds of error and warning. Each has a broken folder under `tests/faults/` named after it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Code { $($(#[$doc])+ $name,)+ }

        impl Code {
            /// Every code there is.
            pub const ALL: &'static [Code] = &[$(Code::$name,)+];

            /// The code as it is printed and looked up: `unknown-indicator`.
            pub fn as_str(self) -> &'static str {
                match self { $(Code::$name => $text,)+ }
            }
        }
    };
}

codes! {
    /// A file that must be there is not.
    MissingFile = "missing-file",
    /// A file is there and cannot be read (rights, encoding, a folder in its place).
    UnreadableFile = "unreadable-file",
    /// A character of a text or a name that no page can show.
    UnprintableCharacter = "unprintable-character",
    /// A line, a text or a workbook holds more than is read of one.
    TooLarge = "too-large",
    /// A path in `report.toml` is outside the folder.
    OutsideFolder = "outside-folder",
    /// The markers that version control leaves in a file it could not merge.
    MergeConflict = "merge-conflict",
    /// TOML that is not TOML.
    TomlSyntax = "toml-syntax",
    /// A key no file of this kind has.
    UnknownKey = "unknown-key",
    /// A key that must be there is not.
    MissingKey = "missing-key",
    /// The area, the committee or the day of its meeting is left open.
    ToBeNamed = "to-be-named",
    /// A key's value is of the wrong kind or not one of the allowed words.
    WrongValue = "wrong-value",
    /// A table lacks a column it must have.
    MissingColumn = "missing-column",
    /// A table has a column twice, or two columns claim one name.
    DuplicateColumn = "duplicate-column",
    /// A table or workbook cannot be read as one.
    BrokenTable = "broken-table",
    /// A table with a row a person, which does not belong in a folder made for publication.
    PersonLevel = "person-level",
    /// A sheet, a row or a column of a workbook that is not read.
    LeftOut = "left-out",
    /// A workbook's formula has no stored value.
    FormulaWithoutValue = "formula-without-value",
    /// An indicator that the catalogue does not have.
    UnknownIndicator = "unknown-indicator",
    /// A measure that the national table does not have.
    UnknownMeasure = "unknown-measure",
    /// An area that the national table does not have.
    UnknownArea = "unknown-area",
    /// There is no other area to compare with.
    NoPeers = "no-peers",
    /// A national measure with another unit than the indicator linked to it, or another length of time.
    UnitMismatch = "unit-mismatch",
    /// An indicator of the catalogue that no section reports.
    UnreportedIndicator = "unreported-indicator",
    /// An indicator reported in two places.
    IndicatorTwice = "indicator-twice",
    /// The same observation twice.
    DuplicateObservation = "duplicate-observation",
    /// Two observations of the same thing that differ.
    ContradictingObservations = "contradicting-observations",
    /// A figure of the report's own that is another than the store's.
    DiffersFromStore = "differs-from-store",
    /// A colour in which words or lines could not be seen on white.
    PaleColour = "pale-colour",
    /// A crest that is not a picture, or none that can be used.
    UnfitPicture = "unfit-picture",
    /// A font that is none, or none that can be used.
    UnfitFont = "unfit-font",
    /// Text where a number belongs.
    NotANumber = "not-a-number",
    /// A sign in the place of a figure whose meaning is not given.
    MarkMeaning = "mark-meaning",
    /// A number too large, or with too many decimals, for exact calculation.
    NumberTooLarge = "number-too-large",
    /// A period that cannot be read.
    UnreadablePeriod = "unreadable-period",
    /// Confidence limits that are turned round, do not hold their figure, or are half given.
    WrongLimits = "wrong-limits",
    /// A percentage that does not match its numerator and denominator.
    PercentageMismatch = "percentage-mismatch",
    /// A percentage that its counts give only by cutting off, or that no whole denominator gives.
    PercentageDoubtful = "percentage-doubtful",
    /// A numerator above its denominator.
    NumeratorAboveDenominator = "numerator-above-denominator",
    /// A denominator of zero.
    ZeroDenominator = "zero-denominator",
    /// An unknown status, stated word or quartile.
    UnknownWord = "unknown-word",
    /// An observation that says nothing: no figure, no status, nothing stated.
    EmptyObservation = "empty-observation",
    /// A stated word that the row's own figures contradict.
    StatedContradiction = "stated-contradiction",
    /// No figure for an indicator in any period up to the report's.
    NoFigures = "no-figures",
    /// A figure in the officer's own text that is in the data, or that is not declared.
    TypedFigure = "typed-figure",
    /// An action that should have been done before the meeting.
    OverdueAction = "overdue-action",
    /// A comment for an indicator that no paragraph reports.
    UnusedComment = "unused-comment",
    /// A rule file that is not Rhai.
    RuleSyntax = "rule-syntax",
    /// A mistake in a rule that Rhai would accept or explain badly.
    RuleMistake = "rule-mistake",
    /// A rule whose parts are missing, doubled or do not go together.
    RuleIncomplete = "rule-incomplete",
    /// Two rules of one name.
    DuplicateRule = "duplicate-rule",
    /// `replace`, `remove` or `.before` names a rule that is not there.
    UnknownRule = "unknown-rule",
    /// A topic that is not declared.
    UnknownTopic = "unknown-topic",
    /// A word no rule can read.
    UnknownName = "unknown-name",
    /// A cycle of `.before`: a rule would have to come before itself.
    BeforeCycle = "before-cycle",
    /// A rule went wrong while it ran on a figure.
    RuleFailed = "rule-failed",
    /// A rule used more work or memory than it may.
    RuleTooLong = "rule-too-long",
    /// A rule's example does not give the expected result.
    ExampleFails = "example-fails",
    /// A case in `cases/` does not give the expected result.
    CaseFails = "case-fails",
    /// Two cases that expect different results from the same figures.
    ContradictingCases = "contradicting-cases",
    /// Two rules contradict each other, or a rule the verdict, with figures that somebody may have.
    ContradictingRules = "contradicting-rules",
    /// A rule gave something that is not a sentence.
    NotASentence = "not-a-sentence",
    /// A topic that every indicator needs had no rule to decide it.
    Undecided = "undecided",
    /// A paragraph that chooses its measures, and chooses none.
    NothingChosen = "nothing-chosen",
    /// A rule that can never apply.
    UnreachableRule = "unreachable-rule",
    /// A rule that never applies in this folder.
    SilentRule = "silent-rule",
    /// The latest figure of an indicator is older than its lag allows.
    StaleFigure = "stale-figure",
    /// Comparators without a period of their own that are the same as in the report before.
    StaleComparator = "stale-comparator",
    /// The table has no row for a period between the latest figure and the one that it is compared with.
    MissingPeriod = "missing-period",
    /// Figures that seem to have a season are compared with the period before.
    SeasonLikely = "season-likely",
    /// Figures that seem to count since April, and the catalogue does not say so.
    CumulativeLikely = "cumulative-likely",
    /// A share of one where a percentage belongs: 0.84 for 84.
    FractionLikely = "fraction-likely",
    /// A percentage above a hundred or below zero.
    ImpossiblePercentage = "impossible-percentage",
    /// A figure ten, a hundred or a thousand times those like it, or that part of them.
    DigitLikely = "digit-likely",
    /// A denominator of quite another size than those near it.
    DenominatorJump = "denominator-jump",
    /// A figure unlike the published one of the same area and time.
    UnlikePublished = "unlike-published",
    /// The same figure for the third time, to the decimal.
    FigureRepeated = "figure-repeated",
    /// A name that is nearly that of the area, or of another comparator.
    NameLikely = "name-likely",
    /// The name of a measure that does not read well in a sentence.
    NameReads = "name-reads",
    /// What a council's own table says of a figure, and its figures do not.
    OwnVerdict = "own-verdict",
    /// Most of the measures have no figure of the report's period.
    NoNewFigures = "no-new-figures",
    /// Most measures have a figure of a later period than the report's.
    LaterFigures = "later-figures",
    /// An `[[accept]]` of something that is not said any more.
    AcceptIdle = "accept-idle",
    /// An `[[accept]]` that does not say of which figure.
    AcceptUnpinned = "accept-unpinned",
    /// The latest figure lacks the counts that the earlier ones have.
    CountsLeftOut = "counts-left-out",
    /// Parts that do not add up to what they are parts of.
    PartsDisagree = "parts-disagree",
    /// A test that cannot be used for figures with this unit.
    TestUnsuited = "test-unsuited",
    /// Limits of a control chart start again where that leaves too few figures, or where there is none.
    RebaseDoubtful = "rebase-doubtful",
    /// Figures that cannot be compared: they cover other months or another length of time.
    UnlikeFigures = "unlike-figures",
    /// Small counts that are printed, and nobody has decided that they may be.
    SmallNumber = "small-number",
    /// A rule about disclosure that cannot be asked, or has an error: nothing is shown until it is corrected.
    UndecidedDisclosure = "undecided-disclosure",
    /// A figure that was hidden when a text was approved, and that no rule hides or publishes now.
    HiddenBefore = "hidden-before",
    /// Files of the folder that nothing reads.
    UnreadFile = "unread-file",
    /// A hidden figure that can be worked out all the same.
    Disclosed = "disclosed",
    /// Words in a PDF from elsewhere that cannot be seen on its page: most often blacked out, and still there.
    HiddenWords = "hidden-words",
    /// An officer's own sentence about a hidden figure.
    CommentOnHidden = "comment-on-hidden",
    /// Data that no sentence reports.
    UnreportedData = "unreported-data",
    /// A verdict that is counted in the totals but that no sentence reports.
    UnreportedVerdict = "unreported-verdict",
    /// An override without the figures it was based on.
    OverrideUnpinned = "override-unpinned",
    /// The figures that an override was based on have changed.
    OverrideMoved = "override-moved",
    /// An override of a sentence that is not there.
    OverrideIdle = "override-idle",
    /// Two overrides of one sentence.
    OverrideTwice = "override-twice",
    /// A folder without the secret that seals the list of its files in the PDF.
    NoSecret = "no-secret",
    /// Totals that do not add up.
    TotalsDisagree = "totals-disagree",
    /// Per cent where percentage points are meant.
    ProsePoints = "prose-points",
    /// "A decrease of -1.9%".
    ProseNegative = "prose-negative",
    /// A word of direction that the figures contradict.
    ProseDirection = "prose-direction",
    /// A word of goodness that contradicts which way is good.
    ProsePolarity = "prose-polarity",
    /// A change that is larger or smaller than the sentence says.
    ProseAmount = "prose-amount",
    /// A figure whose unit is doubled, lost or another's.
    ProseUnit = "prose-unit",
    /// Number and noun, or noun and verb, do not agree.
    ProseAgreement = "prose-agreement",
    /// A sentence that begins with a numeral.
    ProseNumeral = "prose-numeral",
    /// "Significant" without a test behind it.
    ProseSignificant = "prose-significant",
    /// A colour without words for its meaning.
    ProseColour = "prose-colour",
    /// Shares that do not add up to the whole, in a sentence that does not say why.
    ProseShares = "prose-shares",
    /// A figure in a sentence that does not come from the data.
    ProseFigure = "prose-figure",
    /// The figure of an earlier period, given as if it were the present one.
    ProseStale = "prose-stale",
    /// A sentence that gives its figure for the wrong period.
    ProsePeriod = "prose-period",
    /// A count next to a value it does not belong to.
    ProseCount = "prose-count",
    /// Totals in a sentence that differ from the report's.
    ProseTally = "prose-tally",
    /// A repeated word.
    ProseRepeated = "prose-repeated",
    /// A small word left out, or one too many, beside a comparison.
    ProseMissing = "prose-missing",
    /// What a grammar library finds; only in a program built with the feature `grammar`.
    ProseGrammar = "prose-grammar",
    /// Two full stops or spaces.
    ProseSpacing = "prose-spacing",
    /// An acronym that is never spelled out.
    ProseAcronym = "prose-acronym",
    /// A sentence that is too long.
    ProseLong = "prose-long",
    /// A target in words that no figure can be held against.
    TargetInWords = "target-in-words",
    /// A target of a period that the measure's figures cannot be held against.
    TargetIncomparable = "target-incomparable",
    /// Two targets of one period, basis and name.
    TargetTwice = "target-twice",
    /// The last target of a measure is of a period that is over.
    TargetPast = "target-past",
    /// An amber that is no worse than its target.
    AmberWrongSide = "amber-wrong-side",
    /// A rating of targets that are met, and none of those that are missed.
    RatingOneSided = "rating-one-sided",
    /// A forecast for a period that is over.
    ForecastOver = "forecast-over",
    /// Arithmetic beyond the range of exact decimals.
    Overflow = "overflow",
    /// A character that the font of the report does not have.
    MissingGlyph = "missing-glyph",
    /// A layout that Typst refuses.
    LayoutError = "layout-error",
    /// A layout that does not finish, or takes too much memory.
    LayoutTooLong = "layout-too-long",
    /// No text of this period has been approved yet.
    NothingApproved = "nothing-approved",
    /// Two versions of a report read the same.
    NothingToCorrect = "nothing-to-correct",
    /// An approved text that is incomplete, was edited by hand, or cannot be read.
    SnapshotDamaged = "snapshot-damaged",
    /// A revision of a folder that is not in git.
    UnknownRevision = "unknown-revision",
    /// A PDF without a record made by this program.
    NotOurs = "not-ours",
    /// A folder that the system cannot watch, or a port that is in use.
    CannotWatch = "cannot-watch",
    /// Two items of an agenda with the same number.
    ItemTwice = "item-twice",
    /// A report folder of a pack that has errors.
    PaperFaulty = "paper-faulty",
    /// An external PDF that cannot be part of a pack.
    ForeignPdf = "foreign-pdf",
    /// A page of an external PDF without text for screen readers.
    PageWithoutText = "page-without-text",
    /// A report of a pack that is for another meeting.
    OtherMeeting = "other-meeting",
    /// A meeting in a year whose bank holidays the program does not know.
    HolidaysUnknown = "holidays-unknown",
    /// A report's own layout, which the pack does not use.
    LayoutLeftOut = "layout-left-out",
    /// A page of an external PDF in an edition that has only its words.
    DrawingLeftOut = "drawing-left-out",
    /// The finished file could not be written.
    CannotWrite = "cannot-write",
}

/// The codes that were renamed: the old one, and the new.
const RENAMED: &[(&str, Code)] = &[
    ("held-unsaid", Code::UnreportedData),
    ("tallied-unsaid", Code::UnreportedVerdict),
    ("unspoken-indicator", Code::UnreportedIndicator),
    ("missing-sign", Code::MissingGlyph),
    ("rule-slip", Code::RuleMistake),
    ("before-ring", Code::BeforeCycle),
];

impl Code {
    /// The code that this one is called now, if it was renamed.
    pub fn renamed(old: &str) -> Option<Code> {
        RENAMED.iter().find(|(was, _)| *was == old).map(|(_, now)| *now)
    }

    /// The prose checks, which a report may switch off.
    pub fn of_prose() -> impl Iterator<Item = Code> {
        Code::ALL.iter().copied().filter(|code| code.is_of_prose())
    }

    /// Whether it is of a prose check.
    pub fn is_of_prose(self) -> bool {
        self.as_str().starts_with("prose-")
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Code {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_old_code_is_no_code_any_more_and_leads_to_the_new_one() {
        for (old, new) in RENAMED {
            assert_eq!(Code::renamed(old), Some(*new));
            assert!(Code::ALL.iter().all(|code| code.as_str() != *old), "{old}");
        }
        assert_eq!(Code::renamed("prose-long"), None);
    }
}
