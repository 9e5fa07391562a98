//! WHAT DO THE PAGES READ OF AN ANSWER? The schemas of the OpenAPI document as TypeScript, for the type check of the pages.

use serde_json::Value;
use std::fmt::Write as _;

const HEAD: &str = "\
// What the API takes and answers, for the type check of the pages. It is the OpenAPI document in other words:
// `INSTA_UPDATE=always cargo test --test contract` writes it.
";

/// The declarations of all schemas, in the order of their names.
pub(crate) fn declarations(api: &Value) -> String {
    let mut text = format!("{HEAD}declare namespace Wire {{\n");
    for (name, schema) in api["components"]["schemas"].as_object().into_iter().flatten() {
        let _ = writeln!(text, "  type {name} = {};", written(schema));
    }
    text + "}\n"
}

/// A schema as a type. What a schema leaves open is `any`.
fn written(schema: &Value) -> String {
    if let Some(reference) = schema["$ref"].as_str() {
        return reference.rsplit('/').next().unwrap_or_default().to_owned();
    }
    for (several, sign) in [("oneOf", " | "), ("anyOf", " | "), ("allOf", " & ")] {
        if let Some(parts) = schema[several].as_array() {
            return joined(parts, sign);
        }
    }
    if let Some(values) = schema["enum"].as_array() {
        return values.iter().map(Value::to_string).collect::<Vec<_>>().join(" | ");
    }
    match &schema["type"] {
        Value::Array(types) => {
            let one = |name: &Value| {
                let mut schema = schema.clone();
                schema["type"] = name.clone();
                written(&schema)
            };
            types.iter().map(one).collect::<Vec<_>>().join(" | ")
        }
        Value::String(name) => match name.as_str() {
            "integer" => "number".to_owned(),
            "array" => match schema["prefixItems"].as_array() {
                Some(items) => format!("[{}]", joined(items, ", ")),
                None => format!("Array<{}>", written(&schema["items"])),
            },
            "object" => object(schema),
            simple => simple.to_owned(),
        },
        _ => "any".to_owned(),
    }
}

fn joined(parts: &[Value], sign: &str) -> String {
    parts.iter().map(written).collect::<Vec<_>>().join(sign)
}

fn object(schema: &Value) -> String {
    let Some(members) = schema["properties"].as_object() else {
        return format!("Record<string, {}>", written(&schema["additionalProperties"]));
    };
    let required = |name: &str| schema["required"].as_array().is_some_and(|all| all.iter().any(|each| each == name));
    let member = |(name, schema): (&String, &Value)| {
        format!("{name}{}: {}; ", if required(name) { "" } else { "?" }, written(schema))
    };
    format!("{{ {}}}", members.iter().map(member).collect::<String>())
}
