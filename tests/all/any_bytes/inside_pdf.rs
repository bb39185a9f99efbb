//! A PDF, spoilt inside: the objects of a sound one changed and written out again with a table that fits them, so that the
//! reader comes as far as the object.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use crate::desk::Seeded;

use super::pieces::Kind;
use super::spoil::spoilt;

/// A sound PDF, and its objects.
pub struct Sound {
    bytes: Vec<u8>,
    document: Option<Document>,
}

impl Sound {
    /// One that another program may be unable to read is spoilt only as it is.
    pub fn of(bytes: Vec<u8>) -> Sound {
        let document = Document::load_mem(&bytes).ok().filter(|document| !document.is_encrypted());
        Sound { bytes, document }
    }

    /// It with something wrong in it.
    pub fn spoilt(&self, seeded: &mut Seeded) -> Vec<u8> {
        let Some(document) = self.document.as_ref().filter(|_| seeded.below(4) > 0) else {
            let kind = if seeded.below(2) == 0 { Kind::Pdf } else { Kind::Binary };
            return spoilt(&self.bytes, kind, seeded);
        };
        let mut document = document.clone();
        for _ in 0..=seeded.below(3) {
            change(&mut document, seeded);
        }
        let mut bytes = Vec::new();
        document.save_to(&mut bytes).expect("in memory");
        // What is packed into one object, or has a table that is itself an object, is written in the old way.
        if seeded.below(8) == 0 { spoilt(&bytes, Kind::Pdf, seeded) } else { bytes }
    }
}

/// Changes one object.
fn change(document: &mut Document, seeded: &mut Seeded) {
    let ids: Vec<ObjectId> = document.objects.keys().copied().collect();
    let pick = |seeded: &mut Seeded| ids[seeded.below(ids.len())];
    let (one, other) = (pick(seeded), pick(seeded));
    match seeded.below(10) {
        0 => drop(document.objects.remove(&one)),
        1 => {
            let (Some(left), Some(right)) =
                (document.objects.get(&one).cloned(), document.objects.get(&other).cloned())
            else {
                return;
            };
            document.objects.insert(one, right);
            document.objects.insert(other, left);
        }
        2 => drop(document.objects.insert(one, Object::Reference(other))),
        3..6 => {
            let streams: Vec<ObjectId> =
                ids.iter().copied().filter(|id| matches!(document.objects.get(id), Some(Object::Stream(_)))).collect();
            if !streams.is_empty() {
                let id = streams[seeded.below(streams.len())];
                if let Some(Object::Stream(stream)) = document.objects.get_mut(&id) {
                    change_stream(stream, seeded);
                }
            }
        }
        _ => {
            let value = value(document, &ids, seeded);
            let dictionary = match document.objects.get_mut(&one) {
                Some(Object::Dictionary(dictionary)) => dictionary,
                Some(Object::Stream(stream)) => &mut stream.dict,
                Some(object) => {
                    *object = value;
                    return;
                }
                None => return,
            };
            put(dictionary, value, seeded);
        }
    }
}

/// Spoils what a stream unpacks to, or says that it is packed as it is not.
fn change_stream(stream: &mut Stream, seeded: &mut Seeded) {
    let plain = stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
    match seeded.below(5) {
        0 => {
            const FILTERS: [&str; 8] = [
                "FlateDecode",
                "LZWDecode",
                "ASCIIHexDecode",
                "ASCII85Decode",
                "RunLengthDecode",
                "DCTDecode",
                "JPXDecode",
                "JBIG2Decode",
            ];
            stream.dict.set("Filter", Object::Name(FILTERS[seeded.below(FILTERS.len())].into()));
        }
        1 => stream.content = spoilt(&stream.content, Kind::Binary, seeded),
        _ => {
            let is_text = plain.iter().take(200).all(|byte| byte.is_ascii());
            let json = plain.first() == Some(&b'{');
            let kind = if json {
                Kind::Json
            } else if is_text {
                Kind::Pdf
            } else {
                Kind::Binary
            };
            stream.set_plain_content(spoilt(&plain, kind, seeded));
        }
    }
}

/// Puts a value under one of the keys of a dictionary, or one that readers look for.
fn put(dictionary: &mut Dictionary, value: Object, seeded: &mut Seeded) {
    const KEYS: [&str; 18] = [
        "Kids",
        "Parent",
        "Count",
        "Contents",
        "Resources",
        "MediaBox",
        "CropBox",
        "Rotate",
        "Font",
        "XObject",
        "Widths",
        "FirstChar",
        "DescendantFonts",
        "ToUnicode",
        "Encoding",
        "Names",
        "AF",
        "SMask",
    ];
    let own: Vec<Vec<u8>> = dictionary.iter().map(|(key, _)| key.clone()).collect();
    if own.is_empty() || seeded.below(4) == 0 {
        dictionary.set(KEYS[seeded.below(KEYS.len())], value);
    } else if seeded.below(6) == 0 {
        dictionary.remove(&own[seeded.below(own.len())]);
    } else {
        dictionary.set(own[seeded.below(own.len())].clone(), value);
    }
}

/// A value that nobody means: huge, deep, of another kind, or what another object is.
fn value(document: &Document, ids: &[ObjectId], seeded: &mut Seeded) -> Object {
    let any = ids[seeded.below(ids.len())];
    match seeded.below(12) {
        0 => Object::Integer([0, -1, i64::MAX, i64::MIN, 65_536, 1 << 31][seeded.below(6)]),
        1 => Object::Real([0.0, -1e-30, 1e30, f32::MAX, f32::MIN, f32::NAN][seeded.below(6)]),
        2 => Object::Null,
        3 => Object::Array(Vec::new()),
        4 => Object::Array(ids.iter().map(|id| Object::Reference(*id)).collect()),
        5 => (0..[10, 100, 1_000][seeded.below(3)]).fold(Object::Null, |deep, _| Object::Array(vec![deep])),
        6 => Object::Name([&b"Type3"[..], b"Identity-H", b"Pattern", b"Page", b"Form"][seeded.below(5)].to_vec()),
        7 => Object::string_literal("x".repeat([0, 1, 70_000][seeded.below(3)])),
        8 => Object::Dictionary(Dictionary::new()),
        9 => Object::Array(vec![Object::Real(1e30); [1, 4, 6, 5_000][seeded.below(4)]]),
        10 => {
            document.objects.get(&any).filter(|one| !matches!(one, Object::Stream(_))).cloned().unwrap_or(Object::Null)
        }
        _ => Object::Reference(any),
    }
}

#[test]
fn what_is_spoilt_inside_is_a_pdf_still() {
    let bytes = include_bytes!("../../../fixtures/pack-2020-03/partners.pdf").to_vec();
    let sound = Sound::of(bytes);
    assert!(sound.document.is_some());
    let read = (0..60).filter(|seed| Document::load_mem(&sound.spoilt(&mut Seeded(*seed))).is_ok()).count();
    assert!(read > 30, "{read} of 60");
}
