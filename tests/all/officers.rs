//! The prose checks against sentences as officers write them, each file of `tests/officers/` about one measure: figures,
//! `---`, sentences, and behind a second `---` what is declared as facts. Those of `wrong/` say what the figures do not;
//! those of `sound/` are true. They were written from the figures alone, before the checks that they try.

use std::fs;

use scrutineer::try_sentence;

use crate::desk::root;

/// How many of a kind there are, and those of which something is told (or of which nothing is).
fn tried(kind: &str, told_of: bool) -> (usize, Vec<String>) {
    let mut files: Vec<_> = fs::read_dir(root().join("tests/officers").join(kind))
        .expect("sentences")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    files.sort();
    let (mut all, mut found) = (0, Vec::new());
    for path in files {
        let text = fs::read_to_string(&path).expect("a case is text");
        let parts: Vec<&str> = text.split("\n---\n").collect();
        let facts: Vec<String> = parts.get(2).map_or("", |facts| *facts).lines().map(str::to_owned).collect();
        for sentence in parts[1].lines().filter(|line| !line.is_empty()) {
            let told = try_sentence(parts[0], sentence, &facts)
                .unwrap_or_else(|fault| panic!("{}: {fault:#?}", path.display()));
            all += 1;
            if told.is_empty() != told_of {
                let why: Vec<&str> = told.iter().map(|one| one.message.as_str()).collect();
                found.push(format!("{sentence} {}", why.join("; ")).trim_end().to_owned());
            }
        }
    }
    (all, found)
}

#[test]
fn of_wrong_sentences_seven_in_eight_are_told() {
    let (all, missed) = tried("wrong", false);
    assert!(all >= 120, "only {all} sentences");
    assert!((all - missed.len()) * 8 >= all * 7, "{} of {all} are not told of:\n{}", missed.len(), missed.join("\n"));
}

#[test]
fn of_sound_sentences_at_most_one_is_told() {
    let (all, told) = tried("sound", true);
    assert!(all >= 300, "only {all} sentences");
    assert!(told.len() <= 1, "{} of {all} are told of:\n{}", told.len(), told.join("\n"));
}
