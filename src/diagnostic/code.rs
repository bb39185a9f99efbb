//! Every kind of fault and warning, by the code it is looked up by. Each has a broken folder in `tests/faults/`.

use std::fmt;

use serde::Serialize;

macro_rules! codes {
    ($($(#[$doc:meta])+ $name:ident = $text:literal,)+) => {
        /// The kinds of fault and warning. Each has a broken folder under `tests/faults/` named after it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
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
    /// A path of `report.toml` leads out of the folder.
    OutsideFolder = "outside-folder",
    /// What version control leaves in a file that it could not merge.
    MergeConflict = "merge-conflict",
    /// TOML that is not TOML.
    TomlSyntax = "toml-syntax",
    /// A key no file of this kind has.
    UnknownKey = "unknown-key",
    /// A key that must be there is not.
    MissingKey = "missing-key",
    /// A key's value is of the wrong kind or not one of the allowed words.
    WrongValue = "wrong-value",
    /// A table lacks a column it must have.
    MissingColumn = "missing-column",
    /// A table has a column twice, or two columns claim one name.
    DuplicateColumn = "duplicate-column",
    /// A table or workbook cannot be read as one.
    BrokenTable = "broken-table",
    /// A workbook's formula has no stored value.
    FormulaWithoutValue = "formula-without-value",
    /// An indicator that the catalogue does not have.
    UnknownIndicator = "unknown-indicator",
    /// A measure that the national table does not have.
    UnknownMeasure = "unknown-measure",
    /// An area that the national table does not have.
    UnknownArea = "unknown-area",
    /// Nobody to be compared with.
    NoPeers = "no-peers",
    /// A national measure in another unit than the indicator linked to it, or over another span of time.
    UnitMismatch = "unit-mismatch",
    /// An indicator of the catalogue that no section speaks of.
    UnspokenIndicator = "unspoken-indicator",
    /// An indicator spoken of in two places.
    IndicatorTwice = "indicator-twice",
    /// The same observation twice.
    DuplicateObservation = "duplicate-observation",
    /// Two observations of the same thing that differ.
    ContradictingObservations = "contradicting-observations",
    /// A colour in which words or lines could not be seen on white.
    PaleColour = "pale-colour",
    /// A crest that is no picture, or none that can be used.
    UnfitPicture = "unfit-picture",
    /// A font that is none, or none that can be used.
    UnfitFont = "unfit-font",
    /// Text where a number belongs.
    NotANumber = "not-a-number",
    /// A number too large or too fine to be reckoned with exactly.
    NumberTooLarge = "number-too-large",
    /// A period that cannot be read.
    UnreadablePeriod = "unreadable-period",
    /// A percentage that its numerator and denominator do not give.
    PercentageMismatch = "percentage-mismatch",
    /// A percentage that its counts give only by cutting off, or that no whole denominator gives.
    PercentageDoubtful = "percentage-doubtful",
    /// A numerator above its denominator.
    NumeratorAboveDenominator = "numerator-above-denominator",
    /// A denominator of nought.
    ZeroDenominator = "zero-denominator",
    /// A status, a stated word or a quartile that is none.
    UnknownWord = "unknown-word",
    /// An observation that says nothing: no figure, no status, nothing stated.
    EmptyObservation = "empty-observation",
    /// A stated word that the row's own figures contradict.
    StatedContradiction = "stated-contradiction",
    /// No figure for an indicator in any period up to the report's.
    NoFigures = "no-figures",
    /// A figure of the officer's own text that is held as data, or that nothing declares.
    TypedFigure = "typed-figure",
    /// A comment for an indicator that no paragraph speaks of.
    UnusedComment = "unused-comment",
    /// A rule file that is not Rhai.
    RuleSyntax = "rule-syntax",
    /// A slip in a rule that Rhai would let pass or explain badly.
    RuleSlip = "rule-slip",
    /// A rule whose parts are missing, doubled or do not go together.
    RuleIncomplete = "rule-incomplete",
    /// Two rules of one name.
    DuplicateRule = "duplicate-rule",
    /// `replace`, `remove` or `.before` names a rule that is not there.
    UnknownRule = "unknown-rule",
    /// A topic nobody declared.
    UnknownTopic = "unknown-topic",
    /// A word no rule can read.
    UnknownName = "unknown-name",
    /// `.before` that leads back to itself.
    BeforeRing = "before-ring",
    /// A rule went wrong while it ran on a figure.
    RuleFailed = "rule-failed",
    /// A rule used more work or memory than it may.
    RuleTooLong = "rule-too-long",
    /// A rule's example does not come out as it says.
    ExampleFails = "example-fails",
    /// A case of `cases/` does not come out as it says.
    CaseFails = "case-fails",
    /// Two cases that claim different things of the same figures.
    ContradictingCases = "contradicting-cases",
    /// Two rules contradict each other, or a rule the verdict, with figures that somebody may have.
    ContradictingRules = "contradicting-rules",
    /// A rule gave something that is no sentence.
    NotASentence = "not-a-sentence",
    /// A topic that every indicator needs had no rule to decide it.
    Undecided = "undecided",
    /// A rule that can never speak.
    UnreachableRule = "unreachable-rule",
    /// A rule that spoke of nothing in this folder.
    SilentRule = "silent-rule",
    /// The latest figure of an indicator is older than its lag allows.
    StaleFigure = "stale-figure",
    /// The latest figure lacks the counts that the earlier ones have.
    CountsLeftOut = "counts-left-out",
    /// Parts that do not add up to what they are parts of.
    PartsDisagree = "parts-disagree",
    /// A test that cannot be put to figures of the unit.
    TestUnsuited = "test-unsuited",
    /// Limits of a control chart start again where that leaves too few figures, or where there is none.
    RebaseDoubtful = "rebase-doubtful",
    /// Figures that may not be set beside each other: of other months, or another length of time.
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
    /// An officer's own sentence about a hidden figure.
    CommentOnHidden = "comment-on-hidden",
    /// A figure that is held and nowhere said.
    HeldUnsaid = "held-unsaid",
    /// A verdict that is tallied and nowhere said.
    TalliedUnsaid = "tallied-unsaid",
    /// A sentence that an officer overruled, without the figures it was written against.
    OverrideUnpinned = "override-unpinned",
    /// The figures that an override was written against have moved.
    OverrideMoved = "override-moved",
    /// An override of a sentence that is not there.
    OverrideIdle = "override-idle",
    /// Two overrides of one sentence.
    OverrideTwice = "override-twice",
    /// A folder without the secret that seals what the PDF says of its files.
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
    /// Number and noun, or noun and verb, do not agree.
    ProseAgreement = "prose-agreement",
    /// A sentence that begins with a numeral.
    ProseNumeral = "prose-numeral",
    /// "Significant" without a test behind it.
    ProseSignificant = "prose-significant",
    /// A colour without a word for what it means.
    ProseColour = "prose-colour",
    /// Shares that do not come to the whole, and a sentence that does not say why.
    ProseShares = "prose-shares",
    /// A figure in a sentence that nothing gave.
    ProseFigure = "prose-figure",
    /// The figure of an earlier period that stands as if it were this one's.
    ProseStale = "prose-stale",
    /// A sentence that gives its figure for the wrong period.
    ProsePeriod = "prose-period",
    /// A count attached to a value it does not belong to.
    ProseCount = "prose-count",
    /// Totals named in a sentence that are not the report's.
    ProseTally = "prose-tally",
    /// A word twice running.
    ProseRepeated = "prose-repeated",
    /// A small word left out, or one too many, beside a comparison.
    ProseMissing = "prose-missing",
    /// What a grammar library finds; only in a program built with the feature `grammar`.
    ProseGrammar = "prose-grammar",
    /// Doubled full stops and blanks.
    ProseSpacing = "prose-spacing",
    /// An acronym that is never spelled out.
    ProseAcronym = "prose-acronym",
    /// A sentence too long to be read in one breath.
    ProseLong = "prose-long",
    /// Arithmetic beyond what exact decimals hold.
    Overflow = "overflow",
    /// A sign that the font of the report does not have.
    MissingSign = "missing-sign",
    /// A layout that Typst refuses.
    LayoutError = "layout-error",
    /// A layout that does not finish, or takes too much memory.
    LayoutTooLong = "layout-too-long",
    /// No text of this period has been approved yet.
    NothingApproved = "nothing-approved",
    /// An approved text that is incomplete, was edited by hand, or cannot be read.
    SnapshotDamaged = "snapshot-damaged",
    /// A revision of a folder that git does not give.
    UnknownRevision = "unknown-revision",
    /// A PDF without a record of this program inside.
    NotOurs = "not-ours",
    /// A folder that the system will not tell edits of, or a port that is taken.
    CannotWatch = "cannot-watch",
    /// Two items of an agenda with one number.
    ItemTwice = "item-twice",
    /// A report folder of a pack that has faults.
    PaperFaulty = "paper-faulty",
    /// A PDF from elsewhere that cannot be put into a pack.
    ForeignPdf = "foreign-pdf",
    /// A page from elsewhere without text that can be read out.
    PageWithoutText = "page-without-text",
    /// A report of a pack that is for another meeting.
    OtherMeeting = "other-meeting",
    /// A meeting in a year whose bank holidays the program does not know.
    HolidaysUnknown = "holidays-unknown",
    /// A layout of a report's own, which the pack does not use.
    LayoutLeftOut = "layout-left-out",
    /// A page from elsewhere is in an edition that holds its words alone.
    DrawingLeftOut = "drawing-left-out",
    /// The finished file could not be written.
    CannotWrite = "cannot-write",
}

impl Code {
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
