//! A PDF that is written by hand, as another program might write it.

/// A PDF of these objects, the first of them its catalogue, with a table that fits them.
pub fn plain_pdf(objects: &[impl AsRef<[u8]>]) -> Vec<u8> {
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (nth, object) in objects.iter().enumerate() {
        table += &format!("{:010} 00000 n \n", file.len());
        file.extend([format!("{} 0 obj\n", nth + 1).as_bytes(), object.as_ref(), b"\nendobj\n"].concat());
    }
    let end = format!("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{}\n%%EOF\n", objects.len() + 1, file.len());
    [file, table.into_bytes(), end.into_bytes()].concat()
}
