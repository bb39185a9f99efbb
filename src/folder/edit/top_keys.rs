//! The keys that stand over all tables of a file: what they hold, and one of them changed.

use super::entries::parsed;
use super::file_text::FileText;
use super::unmade::Unmade;
use super::value::EntryValue;
use super::within;

/// What some keys over all tables hold; none of one that is not there.
///
/// # Errors
/// Where the file is not TOML.
pub fn top_keys<const HOW_MANY: usize>(
    text: &FileText,
    names: [&str; HOW_MANY],
) -> Result<[Option<EntryValue>; HOW_MANY], Unmade> {
    let table = parsed(text)?;
    Ok(names.map(|name| {
        let (_, value) = table.iter().find(|(key, _)| key.get_ref() == name)?;
        Some(EntryValue::of(value.get_ref(), text.read().get(within::whole(value)).unwrap_or_default()))
    }))
}

/// Changes the value of a key over all tables; one that is not there is put before the first. What says the same already stays as it is
/// written.
///
/// # Errors
/// Where the file is not TOML.
pub fn change_top_key(text: &FileText, name: &str, value: &EntryValue) -> Result<FileText, Unmade> {
    let table = parsed(text)?;
    let Some((_, there)) = table.iter().find(|(key, _)| key.get_ref() == name) else {
        let first = table.keys().map(|key| key.span().start).min();
        let at = first.map_or(text.read().len(), |first| text.line_start_at(first));
        let line = format!("{name} = {}{}", value.written(), text.line_end());
        return Ok(text.replaced(&[(at..at, line)]));
    };
    let place = within::whole(there);
    let raw = text.read().get(place.clone()).unwrap_or_default();
    if value.says_the_same(&EntryValue::of(there.get_ref(), raw)) {
        return Ok(text.clone());
    }
    let written = value.written_over(raw);
    Ok(text.replaced(&[(place, written)]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_value_of_the_key_changes() {
        let written = "\u{feff}# ours\r\ntitle = \"x\"\r\ncommittee = 'to be named' # ask\r\ndate = \"to be named\"   # the day\r\n\r\n[look]\r\ncommittee = \"no\"\r\n";
        let text = FileText::of(written.as_bytes(), "report.toml").expect("text");
        let [committee, area] = top_keys(&text, ["committee", "area"]).expect("TOML");
        assert_eq!((committee, area), (Some(EntryValue::Text("to be named".into())), None));
        let named = EntryValue::Text("Scrutiny \u{2013} Place".into());
        let after = change_top_key(&text, "committee", &named).expect("TOML");
        let after = change_top_key(&after, "date", &EntryValue::Plain("2026-02-18".into())).expect("TOML");
        let expected =
            written.replace("'to be named'", "'Scrutiny \u{2013} Place'").replace("\"to be named\"", "2026-02-18");
        assert_eq!(after.bytes().as_deref(), Ok(expected.as_bytes()));
        let same = change_top_key(&after, "committee", &named).expect("TOML");
        assert_eq!(same.bytes().as_deref(), Ok(expected.as_bytes()));
        let put = change_top_key(&after, "area", &EntryValue::Text("Any\"shire".into())).expect("TOML");
        let expected = expected.replace("title = ", "area = \"Any\\\"shire\"\r\ntitle = ");
        assert_eq!(put.bytes().as_deref(), Ok(expected.as_bytes()));
        let only_tables = FileText::of(b"# x\n[look]\nstyle = \"briefing\"\n", "report.toml").expect("text");
        let put = change_top_key(&only_tables, "area", &EntryValue::Text("A".into())).expect("TOML");
        assert_eq!(put.read(), "# x\narea = \"A\"\n[look]\nstyle = \"briefing\"\n");
        assert!(change_top_key(&FileText::of(b"a = ", "report.toml").expect("text"), "a", &named).is_err());
    }
}
