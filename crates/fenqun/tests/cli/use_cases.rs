//! The loop over a shop small enough to check by hand.

use crate::shop::{GROUPS, ORDERS, SETTINGS};
use crate::tool::{Tool, assert_says};

fn shop() -> Tool {
    let tool = Tool::new();
    let (settings, groups) = (tool.file("s.yaml", SETTINGS), tool.file("g.yaml", GROUPS));
    tool.ok(&["apply", &settings, &groups]);
    tool.ok(&[
        "import",
        &tool.file("orders.csv", ORDERS),
        "--as",
        "events",
        "--source",
        "orders",
    ]);
    tool
}

#[test]
fn eval_tells_who_is_in_and_until_when() {
    let tool = shop();
    let recent = tool.json(&["eval", "recent"]);
    assert_eq!(recent["as_of"], "2024-03-14T16:00:00Z");
    // C bought on 10 February at 08:00 in Shanghai: more than thirty days ago.
    assert_eq!(
        recent["results"][0]["customers"],
        serde_json::json!([
            {"customer": "A", "member": true, "next_change": "2024-03-31T01:00:00Z"},
        ])
    );
    let csv = tool.ok(&["eval", "stage", "--format", "csv"]);
    assert_eq!(
        csv,
        "definition,version,customer,standing,next_change\n\
         stage,1,A,lately,2024-03-31T01:00:00Z\nstage,1,B,earlier,\nstage,1,C,earlier,\n"
    );
    assert_says(
        &tool.ok(&["eval", "stage", "--lang", "zh"]),
        &["近期", "33.3%"],
    );
}

#[test]
fn an_unsaved_definition_is_laid_over_the_saved_ones() {
    let tool = shop();
    let file = tool.file(
        "d.yaml",
        "apiVersion: fenqun/v1\nkind: Segment\nmetadata: {name: recent}\nspec: {rule: 'did(order, last 60d)'}\n",
    );
    let laid = tool.json(&["eval", "recent", "--define", &file]);
    assert_eq!(laid["results"][0]["customers"].as_array().unwrap().len(), 2);
    let saved = tool.json(&["eval", "recent"]);
    assert_eq!(
        saved["results"][0]["customers"].as_array().unwrap().len(),
        1
    );
}

#[test]
fn one_broken_definition_blocks_no_other() {
    let tool = Tool::new();
    let settings = tool.file("s.yaml", SETTINGS);
    // Nothing is known of `level` yet, so the comparison passes; the file then makes it a number.
    let groups = tool.file(
        "g.yaml",
        &format!("{GROUPS}---\nkind: Segment\nmetadata: {{name: gold}}\nspec: {{rule: \"level = 'gold'\"}}\n"),
    );
    tool.ok(&["apply", &settings, &groups]);
    tool.ok(&[
        "import",
        &tool.file("orders.csv", ORDERS),
        "--as",
        "events",
        "--source",
        "orders",
    ]);
    let customers = tool.file("customers.csv", "customer_id,level\nA,3\nB,5\n");
    tool.ok(&["import", &customers, "--as", "customers"]);
    let ran = tool.run(&["eval", "--format", "json"]);
    assert_eq!(ran.status, 1);
    assert_says(&ran.err, &["gold", "level"]);
    let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(report["failed"][0]["name"], "gold");
    let names: Vec<_> = report["results"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["definition"].as_str())
        .collect();
    assert!(
        names.contains(&Some("recent")) && names.contains(&Some("stage")),
        "{names:?}"
    );
    // It stays broken without standing in the way of other changes.
    let more = tool.file("m.yaml", "apiVersion: fenqun/v1\nkind: Segment\nmetadata: {name: more}\nspec: {rule: 'did(order)'}\n");
    tool.ok(&["apply", &more]);
}

#[test]
fn preview_counts_exactly() {
    let tool = shop();
    let preview = tool.json(&[
        "preview",
        "spend >= 200 and not did(order, last 60d)",
        "--against",
        "big",
    ]);
    assert_eq!(preview["count"], 1);
    assert_eq!(preview["customers"], 3);
    assert_eq!(preview["against"]["joins"], 0);
    assert_eq!(preview["against"]["leaves"], 1);
    let counts: Vec<_> = preview["conditions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["count"].as_u64())
        .collect();
    assert_eq!(counts, [Some(2), Some(1), Some(2)]);
    assert_eq!(preview["sample"], serde_json::json!(["B"]));
    assert_says(
        &tool.fails(1, &["preview", "spend >="]),
        &["spend >=\n", "^"],
    );
    assert_says(
        &tool.fails(1, &["preview", "spend = 'x'"]),
        &["spend", "'x'"],
    );
}

#[test]
fn explain_names_value_event_deadline_and_need() {
    let tool = shop();
    let text = tool.ok(&["explain", "A", "recent"]);
    assert_says(
        &text,
        &[
            "In: last order on 1 March 2024",
            "Leaves on 31 March 2024 unless there is another order before",
            "[did(order, last 30d)]",
        ],
    );
    let text = tool.ok(&["explain", "customer:A", "big", "--lang", "zh"]);
    assert_says(
        &text,
        &[
            "不在群中",
            "累计消费 ¥180（要求至少 ¥200）",
            "还差 ¥20",
            "2024 年 3 月 1 日",
        ],
    );
    let why = tool.json(&["explain", "C", "stage"]);
    let stage = &why["definitions"][0];
    assert_eq!(stage["standing"], serde_json::json!({"label": "earlier"}));
    assert_eq!(
        stage["why"]["division"]["first-match"]["rules"][0]["condition"]["holds"],
        false
    );
    assert_says(&tool.fails(1, &["explain", "Z"]), &["Z", "customer:"]);
}

#[test]
fn flows_and_history_look_at_any_past() {
    let tool = shop();
    let flows = tool.json(&["flows", "stage", "--from", "2024-02-15", "--to", "now"]);
    assert_eq!(
        flows["labels"],
        serde_json::json!(["lately", "earlier", "never"])
    );
    // C was late in February and is not now; A is again; B bought last year.
    assert_eq!(
        flows["matrix"],
        serde_json::json!([[0, 1, 0], [1, 1, 0], [0, 0, 0]])
    );
    let history = tool.json(&[
        "history",
        "recent",
        "--from",
        "2024-01-15",
        "--to",
        "2024-03-15",
        "--step",
        "1mo",
    ]);
    let sizes: Vec<_> = history["points"]
        .as_array()
        .unwrap()
        .iter()
        .map(|point| point["sizes"][0].as_u64().unwrap())
        .collect();
    assert_eq!(sizes, [1, 1, 1]);
    assert_eq!(history["points"].as_array().unwrap().len(), 3);
}

#[test]
fn fits_are_made_once_and_anew_only_on_purpose() {
    let tool = shop();
    tool.ok(&["eval", "abc"]);
    let fits = tool.json(&["fits", "abc"]);
    assert_eq!(fits[0]["note"], "first-use");
    assert_eq!(fits[0]["population"], 3);
    // New money moves customers across the same cuts.
    let more = tool.file(
        "more.csv",
        "OrderNo,Customer,Time,Product,Quantity,Price\n7,A,2024-03-10 10:00,tea,100,50\n",
    );
    tool.ok(&["import", &more, "--as", "events", "--source", "orders"]);
    tool.ok(&["eval", "abc"]);
    assert_eq!(tool.json(&["fits", "abc"]).as_array().unwrap().len(), 1);
    let refit = tool.json(&["fit", "abc"]);
    assert_eq!(refit["fit"]["number"], 2);
    assert_eq!(refit["fit"]["note"], "asked");
    assert_eq!(
        refit["migration"]["labels"],
        serde_json::json!(["A", "B", "C", "none"])
    );
    let moved = tool.json(&["fits", "abc", "--from", "1", "--to", "2"]);
    assert_eq!(moved["matrix"], refit["migration"]["matrix"]);
    assert_says(&tool.fails(1, &["fit", "stage"]), &["stage"]);
    assert_says(
        &tool.fails(1, &["fits", "abc", "--from", "1", "--to", "7"]),
        &["7", "2"],
    );
}

#[test]
fn the_customer_table_has_its_twelve_columns() {
    let tool = shop();
    let customers = tool.file(
        "customers.csv",
        "customer_id,name,industry,phone\nA,张三茶行,零售,13812345678\n",
    );
    tool.ok(&["import", &customers, "--as", "customers"]);
    let out = tool.path("table.csv").display().to_string();
    tool.ok(&[
        "export",
        "stage",
        "--out",
        &out,
        "--template",
        "customer-table",
        "--lang",
        "zh",
    ]);
    let table = std::fs::read_to_string(&out).unwrap();
    let mut lines = table.trim_start_matches('\u{feff}').lines();
    assert_eq!(
        lines.next().unwrap(),
        "客户编号,客户名称,所属行业,联系方式,最近购买日期,购买频次(次/年),平均客单价(元),需求类型,价值等级,客户类型,策略建议,备注"
    );
    let first = lines.next().unwrap();
    assert_says(
        first,
        &[
            "A,张三茶行,零售,+8613812345678,2024-03-01,2,90,,",
            "近期,回访,",
            "近期购买；",
            "2024-03-31",
        ],
    );
    let error = tool.fails(1, &["export", "stage", "--out", "table.pdf"]);
    assert_says(&error, &["table.pdf", ".xlsx"]);
}

#[test]
fn every_format_of_export_is_written() {
    let tool = shop();
    for ending in ["csv", "xlsx", "jsonl", "parquet"] {
        let out = tool.path(&format!("big.{ending}")).display().to_string();
        let done = tool.json(&["export", "big", "--out", &out]);
        assert_eq!(done["customers"], 2, "{ending}");
        assert!(std::fs::metadata(&out).unwrap().len() > 0);
    }
    let csv = std::fs::read_to_string(tool.path("big.csv")).unwrap();
    assert_eq!(
        csv.lines().next().unwrap(),
        "customer,phone,email,member,next_change"
    );
}

#[test]
fn the_sampling_check_comes_back_with_intervals() {
    let tool = shop();
    let out = tool.path("sample.xlsx").display().to_string();
    let sampled = tool.json(&["sample", "stage", "--per-label", "1", "--out", &out]);
    assert_eq!(
        sampled["labels"],
        serde_json::json!({"earlier": 1, "lately": 1})
    );
    assert_says(&tool.fails(1, &["review", &out]), &["no marks"]);
    // What a person would save: the same columns with marks, here as CSV.
    let marked = tool.file(
        "marked.csv",
        "Segmentation,Customer no.,Label,Right/wrong\nstage,A,lately,对\nstage,B,earlier,错\nstage,C,earlier,right\n",
    );
    let review = tool.json(&["review", &marked]);
    let earlier = &review["labels"][0];
    assert_eq!(
        (&earlier["label"], &earlier["judged"], &earlier["right"]),
        (&"earlier".into(), &2.into(), &1.into())
    );
    assert_eq!(review["labels"][2]["accuracy"], 2.0 / 3.0);
    let wrong = tool.file(
        "wrong.csv",
        "Segmentation,Customer no.,Label,Right/wrong\nstage,A,lately,maybe\n",
    );
    assert_says(&tool.fails(1, &["review", &wrong]), &["maybe", "row 2"]);
}

#[test]
fn merging_is_taken_back_and_forgetting_is_not() {
    let tool = shop();
    let before = tool.ok(&["eval", "--format", "json"]);
    let merged = tool.json(&["merge", "A", "B"]);
    assert_eq!(merged["customer"], "A");
    let spend = tool.json(&["eval", "spend"]);
    assert_eq!(spend["results"][0]["customers"][0]["value"], "380");
    tool.ok(&["unmerge", &merged["id"].to_string()]);
    assert_eq!(tool.ok(&["eval", "--format", "json"]), before);

    let receipt = tool.json(&["forget", "B"]);
    assert_eq!(receipt["events"], 1);
    assert!(!receipt.to_string().contains("\"B\""), "{receipt}");
    assert_says(&tool.fails(1, &["explain", "B"]), &["B"]);
    let spend = tool.json(&["eval", "spend"]);
    assert_eq!(
        spend["results"][0]["customers"].as_array().unwrap().len(),
        2
    );
    assert_says(&tool.ok(&["check"]), &["sound"]);
}
