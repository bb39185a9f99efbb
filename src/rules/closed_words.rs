//! An enum of a closed list of words: each word stands in one place, where rules, pages and checks have it from.

macro_rules! closed_words {
    ($(#[$doc:meta])+ $name:ident { $($(#[$about:meta])+ $variant:ident = $word:expr,)+ }) => {
        $(#[$doc])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name {
            $($(#[$about])+ $variant,)+
        }

        impl $name {
            /// Every one, in the order of the list.
            #[allow(dead_code, reason = "not every list is gone through")]
            pub const ALL: &'static [$name] = &[$($name::$variant,)+];

            /// Every one in words, in the same order.
            pub const WORDS: &'static [&'static str] = &[$($word,)+];

            /// In words, as rules name it.
            pub const fn as_str(self) -> &'static str {
                $name::WORDS[self as usize]
            }

            /// The one that this word names; `None` where it names none.
            #[allow(dead_code, reason = "not every list is read back from words")]
            pub fn of(word: &str) -> Option<$name> {
                $name::ALL.iter().copied().find(|known| known.as_str() == word)
            }
        }

        /// By their words: totals are listed in this order.
        impl Ord for $name {
            fn cmp(&self, other: &$name) -> std::cmp::Ordering {
                self.as_str().cmp(other.as_str())
            }
        }

        impl PartialOrd for $name {
            fn partial_cmp(&self, other: &$name) -> Option<std::cmp::Ordering> {
                Some(self.cmp(other))
            }
        }
    };
}

pub(super) use closed_words;
