//! Two sandboxes: an expression in a rule reads figures and nothing else, and a layout reads its own files and nothing else.

use std::time::{Duration, Instant};

use crate::desk::Desk;

/// What a rule might try: to reach out, to run on, to grow, to get round its conditions.
const EXPRESSIONS: [&str; 48] = [
    "eval(\"1\")",
    "import \"std\"",
    "export let x = 1",
    "open_file(\"/etc/passwd\")",
    "read(\"../secret.key\")",
    "include(\"secret.key\")",
    "env(\"HOME\")",
    "shell(\"id\")",
    "system(\"id\")",
    "exec(\"id\")",
    "http_get(\"http://127.0.0.1\")",
    "timestamp()",
    "now()",
    "rand()",
    "print(\"x\")",
    "debug(\"x\")",
    "exit()",
    "sleep(10)",
    "throw \"x\"",
    "try { 1 } catch { 2 }",
    "switch 1 { 1 => true }",
    "Fn(\"replace\")",
    "call(|x| x, 1)",
    "curry(|x| x, 1)",
    "fn f(x) { f(x) }",
    "this",
    "global",
    "global::x",
    "is_def_fn(\"replace\", 1)",
    "is_def_var(\"i\")",
    "type_of(i)",
    "i.finding",
    "i.indicator.observations",
    "i[\"secret\"]",
    "i.secret",
    "i.to_string()",
    "i.to_json()",
    "while true { }",
    "loop { }",
    "for x in 0..1000000000 { }",
    "{ let s = \"x\"; loop { s += s; } }",
    "{ let a = []; loop { a.push(a); } }",
    "{ let a = [1]; a.pad(1000000000, 1); a.len() > 0 }",
    "{ let s = \"x\"; s.pad(1000000000, \"y\"); s.len() > 0 }",
    "{ let m = #{}; loop { m.x = m; } }",
    "1 << 1000000",
    "2 ** 100000",
    "((((((((((((((((((((((((((((((((((((((((((((((((((((((((1))))))))))))))))))))))))))))))))))))))))))))))))))))))))",
];

#[test]
fn an_expression_reaches_nothing_and_ends() {
    let desk = Desk::sound(&[("secret.key", &format!("{}\n", "0b".repeat(32)))]);
    let before = crate::desk::files(&desk.at("report")).len();
    for expression in EXPRESSIONS {
        for rule in [
            format!("rule(\"x\").about(\"change\").when(|i| {expression}).say(|i| `X.`);"),
            format!("rule(\"x\").about(\"change\").say(|i| `Said: ${{{expression}}}.`);"),
        ] {
            desk.write("report/rules/house.rhai", &rule);
            let began = Instant::now();
            let ended = desk.run(&["build", "report", "--format", "text", "-o", "-"]);
            assert!(began.elapsed() < Duration::from_secs(20), "{expression}: {:?}", began.elapsed());
            assert!(!ended.said.contains("panicked") && ended.code <= 1, "{expression}: {}", ended.said);
            assert!(!ended.said.contains("0b0b0b") && !ended.said.contains("root:"), "{expression}: {}", ended.said);
            assert!(ended.code == 1 || !ended.out.contains("Said: "), "{expression} was printed: {}", ended.out);
        }
    }
    assert_eq!(crate::desk::files(&desk.at("report")).len(), before + 1, "nothing but the rule was written");
}

/// Ways out of a layout, beyond those of `layouts.rs`.
#[cfg(feature = "pdf")]
#[test]
fn a_layout_reaches_nothing_but_its_own() {
    let tries = [
        "#read(\"/secret.key\")",
        "#read(\"../secret.key\")",
        "#read(\"..\\\\secret.key\")",
        "#read(\"layouts/../../secret.key\")",
        "#read(\"file:///etc/passwd\")",
        "#read(\"/proc/self/environ\")",
        "#csv(\"../data/observations.csv\")",
        "#toml(\"../report.toml\")",
        "#json(\"/report/report.toml\")",
        "#yaml(\"../report.toml\")",
        "#xml(\"../report.toml\")",
        "#cbor(\"../secret.key\")",
        "#include \"../../x.typ\"",
        "#import \"/etc/passwd\"",
        "#import \"@local/x:1.0.0\"",
        "#image(\"/etc/passwd\")",
        "#image(\"http://127.0.0.1/x.png\")",
        "#bibliography(\"../report.toml\")",
        "#eval(\"read(\\\"../secret.key\\\")\", mode: \"code\")",
        "#raw(read(\"../secret.key\"))",
        "#sys.inputs.at(\"HOME\")",
        "#std.read(\"../secret.key\")",
    ];
    let desk = Desk::sound(&[("secret.key", &format!("{}\n", "0b".repeat(32)))]);
    for source in tries {
        desk.write("report/layouts/committee.typ", source);
        let ended = desk.run(&["build", "report"]);
        assert!(ended.code == 1 && ended.said.contains("error[layout-error]"), "{source}: {}", ended.said);
        assert!(!ended.said.contains("0b0b0b") && !desk.at("report/report.pdf").exists(), "{source}: {}", ended.said);
    }
}
