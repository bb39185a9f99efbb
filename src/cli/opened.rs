//! What is shown in the browser, until it is stopped: opened there, and told of in the window.

use scrutineer::Error;
use scrutineer::watch::{News, Preview, Watch};

use super::print;

/// Tells where it is shown, opens the browser and tells what comes of every edit.
pub fn shown(watch: Watch, opens: bool) -> Result<(), Error> {
    let address = watch.address();
    print::out(format!("Showing at {address} (you only: the link works once). Press Ctrl+C to stop.\n"));
    // Where there is no browser the address is enough.
    if opens && open::that_detached(&address).is_err() {
        print::out("Could not open a browser: type or copy the whole link into one.\n");
    }
    let (mut shown, mut pages_are_sound) = (false, true);
    watch.run(|news| match news {
        News::Drafted(preview) => {
            print::tell(&preview.diagnostics);
            shown |= preview.page.is_some();
            print::out(said(preview, shown));
        }
        News::Opened(link) => {
            print::out(format!("Opened in a browser. That link worked once; to open it again: {link}\n"));
        }
        News::Typeset(typeset) => {
            print::tell(&typeset.diagnostics);
            match (typeset.pdf.is_some(), pages_are_sound) {
                (false, _) => drop(print::out("Still showing the last good PDF.\n")),
                (true, false) => drop(print::out("The PDF has been typeset again.\n")),
                (true, true) => {}
            }
            pages_are_sound = typeset.pdf.is_some();
        }
    });
    Ok(())
}

fn said(preview: &Preview, shown: bool) -> String {
    match (&preview.page, &preview.drafted[..]) {
        (None, []) if !shown && preview.diagnostics.is_empty() => {
            "No report is open yet: choose or make one in the browser.\n".to_owned()
        }
        (None, _) if !shown => "There is nothing to show yet: fix the errors.\n".to_owned(),
        (None, _) => "Still showing the last good page.\n".to_owned(),
        (Some(_), []) => format!("{} No report was drafted again.\n", preview.in_words()),
        (Some(_), drafted) => format!("Drafted: {}. {}\n", drafted.join(", "), preview.in_words()),
    }
}
