//! CAN THE CUTTING BE PUT RIGHT? Roles, splits and joins from the editor.

use crate::articles::PASTED;
use crate::desk::Desk;
use fantoccini::key::Key;
use serde_json::json;

#[tokio::test]
async fn a_folded_block_is_brought_back_by_its_role() {
    let desk = Desk::new().await;
    let article = desk.server.article(PASTED);
    desk.edit(&article).await;
    desk.click(".fold:last-child button").await;
    desk.click(".segment:last-child .arabic").await;
    desk.click(".segment.active:last-child button.role").await;
    let role = desk.see(".segment.active:last-child select.role").await;
    role.select_by_label("body").await.expect("a role can be chosen");
    desk.until_says(".editor-head .progress", "0/5").await;
    let segments = desk.server.segments(&article);
    assert_eq!(segments.last().map(|segment| &segment["role"]), Some(&json!("body")));
    assert!(desk.read(".segments").await.contains("افتتاح معرض الكتاب في طرابلس"));
    desk.assert_quiet();
}

/// A line on which the page hears last of a join, and what it asks for proposals meanwhile comes to the server when the join is done there.
const OVERTAKEN: &str = "
    const send = window.fetch;
    let join, tell;
    const joined = new Promise((then) => { join = then; });
    const told = new Promise((then) => { tell = then; });
    window.asked = window.answered = 0;
    window.fetch = async (to, how) => {
      if (to.endsWith('/segments')) await told;
      if (to.endsWith('/proposals')) {
        window.asked++;
        await joined;
        return send(to, how).finally(() => window.answered++);
      }
      const answer = await send(to, how);
      if (to.endsWith('/merge')) {
        join();
        // What an answer leads to is asked at once.
        do await new Promise((then) => setTimeout(then, 100)); while (window.answered < window.asked);
        tell();
      }
      return answer;
    };";

#[tokio::test]
async fn a_segment_is_split_and_joined_by_keyboard() {
    let desk = Desk::new().await;
    let article = desk.server.article("قال المتحدث إن العمل بدأ أمس ولن يتوقف.");
    desk.edit(&article).await;
    desk.type_text("The work began yesterday.").await;
    desk.press(&[Key::Alt.into(), 's']).await;
    desk.see(".splitting").await;
    desk.press(&[Key::End.into()]).await;
    desk.press(&[Key::Right.into()]).await;
    desk.press(&[Key::Enter.into()]).await;
    desk.until("there are two segments", "document.querySelectorAll('.segment').length === 2").await;
    desk.until_says("#live", "Split into segments 1 and 2.").await;
    let sources =
        |segments: &[serde_json::Value]| segments.iter().map(|each| each["source"].clone()).collect::<Vec<_>>();
    let split = desk.server.segments(&article);
    assert_eq!(sources(&split), [json!("قال المتحدث إن العمل بدأ أمس"), json!("ولن يتوقف.")]);
    assert_eq!(split[0]["target"], "The work began yesterday.", "the English stays with the first part");
    assert_eq!(desk.read("textarea.field").await, "The work began yesterday.");

    // A button has its own keys: Enter on “Leave” leaves.
    desk.press(&[Key::Alt.into(), 's']).await;
    desk.see(".splitting").await;
    desk.run("document.querySelector('.splitting .tools button:nth-child(2)').focus()").await;
    desk.press(&[Key::Enter.into()]).await;
    desk.until("it is left", "!document.querySelector('.splitting')").await;
    assert_eq!(desk.server.segments(&article).len(), 2, "nothing was cut");

    // What is asked for a segment that goes is called back, and comes to no closed door.
    desk.run(OVERTAKEN).await;
    desk.press(&[Key::Alt.into(), Key::Down.into()]).await;
    desk.press(&[Key::Alt.into(), Key::Up.into()]).await;
    desk.until("proposals are asked for", "window.asked > 0").await;
    desk.press(&[Key::Alt.into(), 'j']).await;
    desk.until("there is one segment", "document.querySelectorAll('.segment').length === 1").await;
    assert_eq!(sources(&desk.server.segments(&article)), [json!("قال المتحدث إن العمل بدأ أمس ولن يتوقف.")]);
    desk.until("proposals for it are there", "window.asked > 1 && window.answered === window.asked").await;
    desk.assert_quiet();
}

#[tokio::test]
async fn what_is_typed_while_segments_are_joined_is_not_lost() {
    let desk = Desk::new().await;
    let article = desk.server.article("وصل الوفد صباحا. وافق المجلس أمس.");
    desk.edit(&article).await;
    desk.run(
        "const send = window.fetch;
        const waiting = new Promise((then) => { window.goOn = then; });
        window.fetch = async (to, how) => {
          if (how?.method === 'PUT') await waiting;
          return send(to, how);
        };",
    )
    .await;
    desk.type_text("The delegation arrived.").await;
    desk.press(&[Key::Alt.into(), 'j']).await;
    desk.press(&[Key::Alt.into(), Key::Down.into()]).await;
    desk.until_says(".segment.active .number", "2").await;
    desk.type_text("The council agreed.").await;
    desk.run("window.goOn()").await;
    desk.until_saved().await;
    let targets: Vec<_> = desk.server.segments(&article).iter().map(|each| each["target"].clone()).collect();
    assert_eq!(targets, [json!("The delegation arrived."), json!("The council agreed.")]);
    assert_eq!(desk.read("textarea.field").await, "The council agreed.");
    desk.assert_quiet();
}

#[tokio::test]
async fn a_fold_says_why_and_opens_by_key() {
    let desk = Desk::new().await;
    let article = desk.server.article(PASTED);
    desk.edit(&article).await;
    desk.until_says(".fold:first-child", "2 lines folded").await;
    let said = desk.read(".fold:first-child button").await;
    assert!(
        said.contains("meta – it says only when the page was published"),
        "the reason is in the button's name: {said}"
    );
    let at_work = desk.read(".segment.active .number").await;

    desk.press(&[Key::Alt.into(), 'u']).await;
    desk.until_says(".segment.active .number", "1").await;
    assert_eq!(desk.run("return document.querySelector('.fold button').ariaExpanded").await, json!("true"));
    desk.until_says("#live", "2 lines shown: ").await;
    desk.until_says("#live", "it says only when the page was published").await;
    let role = "return document.querySelector('.segment.active button.role').getAttribute('aria-description')";
    assert_eq!(desk.run(role).await, json!("It stands before the headline and is too short for one."));

    desk.press(&[Key::Alt.into(), 'u']).await;
    desk.until_says("#live", "2 lines folded: ").await;
    assert_eq!(desk.read(".segment.active .number").await, at_work, "back at the work");
    assert_eq!(desk.run("return document.querySelector('.fold button').ariaExpanded").await, json!("false"));
    desk.press(&[Key::F1.into()]).await;
    desk.until_says("#help", "Alt U").await;
    desk.assert_quiet();
}

#[tokio::test]
async fn the_list_of_roles_goes_away_with_its_row() {
    let desk = Desk::new().await;
    let article = desk.server.article("قال السفير لا.\n\nوافق المجلس أمس.");
    desk.edit(&article).await;
    desk.type_text("No.").await;
    desk.click(".segment.active button.role").await;
    desk.see(".segment.active select.role").await;
    desk.press(&[Key::Escape.into()]).await;
    desk.press(&[Key::Alt.into(), Key::Down.into()]).await;
    desk.until_says(".segment.active .number", "2").await;
    desk.until("the list is gone", "!document.querySelector('.segment select')").await;
    assert_eq!(desk.run("return document.activeElement.matches('textarea.field')").await, json!(true));
    desk.type_text("Agreed").await;
    desk.until_saved().await;
    assert_eq!(desk.server.segments(&article)[1]["target"], json!("Agreed"));
    desk.assert_quiet();
}
