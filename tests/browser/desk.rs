//! WHO SITS AT THE SCREEN? A browser with somebody's hands: looks, clicks, types, waits.

use crate::server::Server;
use fantoccini::actions::{InputSource as _, KeyAction, KeyActions};
use fantoccini::elements::Element;
use fantoccini::key::Key;
use fantoccini::{Client, ClientBuilder, Locator};
use serde_json::{Value, json};
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// Longer than anything that a person would wait for; a busy machine is slow.
const PATIENCE: Duration = Duration::from_secs(20);

/// What the console says of a server or network that is away.
pub(crate) const AWAY: &str = "net::ERR_";

/// What an element says to a person: the value of a field, else its words on one line.
const SAYS: &str = "const says = (at) => at.matches('input, textarea, select') ? at.value : at.innerText.trim().replace(/\\s+/g, ' ');";

/// A server and a browser that looks at it.
pub(crate) struct Desk {
    pub(crate) server: Server,
    pub(crate) browser: Client,
    driver: Driver,
    /// What the browser keeps; it goes when the browser has gone.
    profile: TempDir,
}

impl Desk {
    pub(crate) async fn new() -> Self {
        Self::with_pages(None).await
    }

    /// With pages from a folder instead of those compiled in.
    pub(crate) async fn with_pages(pages: Option<&Path>) -> Self {
        let server = Server::start(pages);
        let profile = tempfile::tempdir().expect("a temporary folder");
        let (driver, browser) = Driver::with_browser(profile.path()).await;
        Self { server, browser, driver, profile }
    }

    /// Kills the browser, all its processes at once: nothing can be tidied.
    pub(crate) fn kill_browser(&mut self) {
        self.driver.kill("");
    }

    /// Kills what is behind the tabs; the browser lives on.
    pub(crate) fn kill_tabs(&mut self) {
        self.driver.kill("type=renderer");
    }

    /// Starts the browser anew with what it kept.
    pub(crate) async fn restart_browser(&mut self) {
        self.driver.end();
        (self.driver, self.browser) = Driver::with_browser(self.profile.path()).await;
    }

    /// Opens a page of the server.
    pub(crate) async fn open(&self, path: &str) {
        let url = format!("{}{path}", self.server.address);
        // A change of the fragment alone loads nothing: the page is left first.
        self.browser.goto("about:blank").await.expect("an empty page");
        self.browser.goto(&url).await.unwrap_or_else(|error| panic!("{url}: {error}"));
    }

    /// Gives the page a window of that size: a phone's is narrower than any that Chromium opens.
    pub(crate) fn resize(&self, width: u32, height: u32) {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.tell("Emulation.setDeviceMetricsOverride", &size);
    }

    /// Gives the page a window of that width, on a system that prefers those colours: "light" or "dark".
    pub(crate) fn look(&self, scheme: &str, width: u32) {
        self.resize(width, 900);
        let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        self.tell("Emulation.setEmulatedMedia", &features);
    }

    /// A command of the DevTools protocol.
    pub(crate) fn tell(&self, command: &str, parameters: &Value) {
        self.driver.tell(command, parameters);
    }

    /// Whether the browser has a network.
    pub(crate) fn network(&self, is_there: bool) {
        self.tell("Network.enable", &json!({}));
        let conditions =
            json!({ "offline": !is_there, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        self.tell("Network.emulateNetworkConditions", &conditions);
    }

    /// Opens the editor on an article and waits for the live field.
    pub(crate) async fn edit(&self, article: &str) {
        self.open(&format!("/articles/{article}")).await;
        self.see("textarea.field").await;
    }

    /// Waits for an element.
    pub(crate) async fn see(&self, css: &str) -> Element {
        let end = Instant::now() + PATIENCE;
        loop {
            let wait = self.browser.wait().at_most(PATIENCE).every(Duration::from_millis(30));
            match wait.for_element(Locator::Css(css)).await {
                Ok(element) => return element,
                // Another page is on its way: it may have the element.
                Err(error) if error.to_string().contains("aborted by navigation") && Instant::now() < end => {}
                Err(error) => panic!("“{css}” is not to be seen ({error}) on this page:\n{}", self.words().await),
            }
        }
    }

    pub(crate) async fn click(&self, css: &str) {
        self.see(css).await.click().await.unwrap_or_else(|error| panic!("click on “{css}”: {error}"));
    }

    /// Clicks on the first button or link that says this.
    pub(crate) async fn click_words(&self, words: &str) {
        let path = format!("//*[self::button or self::a or self::summary][contains(normalize-space(.), '{words}')]");
        let found = self.browser.wait().at_most(PATIENCE).for_element(Locator::XPath(&path)).await;
        let button = found.unwrap_or_else(|error| panic!("nothing says “{words}”: {error}"));
        button.click().await.unwrap_or_else(|error| panic!("click on “{words}”: {error}"));
    }

    /// What a script returns.
    pub(crate) async fn run(&self, script: &str) -> Value {
        self.browser.execute(script, Vec::new()).await.unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// What stands in an element: its text, or the value of a field.
    pub(crate) async fn read(&self, css: &str) -> String {
        self.see(css).await;
        let script = format!("{SAYS} return says(document.querySelector(`{css}`));");
        self.run(&script).await.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until an expression is true in the page.
    pub(crate) async fn until(&self, what: &str, expression: &str) {
        let script = format!("{SAYS} return Boolean({expression})");
        let end = Instant::now() + PATIENCE;
        while self.run(&script).await != Value::Bool(true) {
            assert!(Instant::now() < end, "waited in vain until {what}; the page:\n{}", self.words().await);
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
    }

    /// Waits until an element holds these words.
    pub(crate) async fn until_says(&self, css: &str, words: &str) {
        let words = serde_json::to_string(words).expect("JSON");
        let expression = format!("[...document.querySelectorAll(`{css}`)].some((at) => says(at).includes({words}))");
        self.until(&format!("“{css}” says {words}"), &expression).await;
    }

    /// Waits until the segment in work is saved.
    pub(crate) async fn until_saved(&self) {
        self.until("all is saved", "document.querySelector('.editor-head .save')?.innerText.includes('✓ Saved')").await;
    }

    /// Types on the keyboard, wherever the focus is.
    pub(crate) async fn type_text(&self, text: &str) {
        let strokes = text.chars().flat_map(|value| [KeyAction::Down { value }, KeyAction::Up { value }]);
        self.perform(strokes.collect()).await;
    }

    /// Presses keys together, the last one shortly: `&[Key::Control.into(), '1']`.
    pub(crate) async fn press(&self, keys: &[char]) {
        let down = keys.iter().map(|&value| KeyAction::Down { value });
        let up = keys.iter().rev().map(|&value| KeyAction::Up { value });
        self.perform(down.chain(up).collect()).await;
    }

    async fn perform(&self, strokes: Vec<KeyAction>) {
        let keyboard =
            strokes.into_iter().fold(KeyActions::new("keyboard".to_owned()), |keys, stroke| keys.then(stroke));
        self.browser.perform_actions(keyboard).await.expect("keys can be pressed");
    }

    pub(crate) async fn confirm(&self) {
        self.press(&[Key::Control.into(), Key::Enter.into()]).await;
    }

    /// Puts a text into a field at once, as a paste does.
    pub(crate) async fn paste(&self, css: &str, text: &str) {
        self.see(css).await;
        let script = format!(
            "const at = document.querySelector(`{css}`); at.focus(); document.execCommand('insertText', false, arguments[0]);"
        );
        self.browser
            .execute(&script, vec![json!(text)])
            .await
            .unwrap_or_else(|error| panic!("paste into “{css}”: {error}"));
    }

    /// All words of the page, for the message of a test that fails.
    async fn words(&self) -> String {
        let words = self.browser.execute("return document.body.innerText", Vec::new()).await;
        words.ok().and_then(|words| words.as_str().map(str::to_owned)).unwrap_or_default()
    }

    /// Asserts that the browser complained of nothing since it started, but for `expected`.
    pub(crate) fn assert_quiet_but_for(&self, expected: &[&str]) {
        let complaints: Vec<String> = self
            .driver
            .console()
            .into_iter()
            .filter(|line| !expected.iter().any(|known| line.contains(known)))
            .collect();
        assert!(complaints.is_empty(), "the browser complains: {complaints:#?}");
    }

    pub(crate) fn assert_quiet(&self) {
        self.assert_quiet_but_for(&[]);
    }
}

/// A chromedriver; it and its browser end with it.
struct Driver {
    process: Child,
    address: String,
    session: Option<String>,
}

impl Driver {
    /// A driver, and the browser that it started.
    async fn with_browser(profile: &Path) -> (Self, Client) {
        let mut driver = Self::start();
        let profile = format!("--user-data-dir={}", profile.display());
        let options = json!({
            "goog:chromeOptions": { "binary": installed(&["chromium", "chromium-browser", "google-chrome"]), "args": [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic", "--no-first-run", profile,
                "--accept-lang=en", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--window-size=1440,900",
            ] },
            "goog:loggingPrefs": { "browser": "ALL" },
        });
        let Value::Object(options) = options else { unreachable!("an object was written") };
        let connector = hyper_util::client::legacy::connect::HttpConnector::new();
        let browser = ClientBuilder::new(connector).capabilities(options).connect(&driver.address).await;
        let browser = browser.expect("Chromium starts");
        driver.session = browser.session_id().await.expect("a session");
        (driver, browser)
    }

    fn start() -> Self {
        let mut process = Command::new(installed(&["chromedriver"]))
            .arg("--port=0")
            .process_group(0)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver starts");
        let lines = BufReader::new(process.stdout.take().expect("standard output")).lines().map_while(Result::ok);
        let port = lines.into_iter().find_map(|line| {
            let (_, port) = line.split_once("started successfully on port ")?;
            Some(port.trim_end_matches('.').to_owned())
        });
        let address = format!("http://127.0.0.1:{}", port.expect("chromedriver says on which port it listens"));
        Self { process, address, session: None }
    }

    /// Kills those processes of the browser whose command line has these words.
    fn kill(&self, words: &str) {
        let driver = self.process.id();
        let mut doomed: Vec<u32> = fs::read_dir("/proc")
            .expect("/proc")
            .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok())
            .filter(|&process| process != driver && group(process) == Some(driver))
            .filter(|process| {
                fs::read_to_string(format!("/proc/{process}/cmdline")).is_ok_and(|line| line.contains(words))
            })
            .collect();
        assert!(!doomed.is_empty(), "there is nothing to kill");
        // The oldest is the browser itself: it must not see the others die.
        doomed.sort_unstable();
        let doomed: String = doomed.iter().map(|process| format!(" {process}")).collect();
        // Some may be gone with the first.
        Command::new("sh")
            .arg("-c")
            .arg(format!("kill -KILL{doomed}"))
            .stderr(Stdio::null())
            .status()
            .expect("a shell");
    }

    /// Ends the browser, if it still runs, and the driver.
    fn end(&mut self) {
        if let Some(session) = self.session.take() {
            let _ = ureq::delete(format!("{}/session/{session}", self.address)).call();
        }
        let _ = self.process.kill();
        let _ = self.process.wait();
    }

    /// A command of the DevTools protocol.
    fn tell(&self, command: &str, parameters: &Value) {
        let session = self.session.as_deref().unwrap_or_default();
        let url = format!("{}/session/{session}/goog/cdp/execute", self.address);
        let told = ureq::post(&url).send_json(json!({ "cmd": command, "params": parameters }));
        told.unwrap_or_else(|error| panic!("{command}: {error}"));
    }

    /// The errors and warnings of the console so far.
    fn console(&self) -> Vec<String> {
        let session = self.session.as_deref().unwrap_or_default();
        let url = format!("{}/session/{session}/se/log", self.address);
        let mut answer = ureq::post(&url).send_json(json!({ "type": "browser" })).expect("the console can be read");
        let log: Value = answer.body_mut().read_json().expect("JSON");
        let lines = log["value"].as_array().expect("a log").iter();
        let loud = lines.filter(|line| line["level"] == "SEVERE" || line["level"] == "WARNING");
        loud.map(|line| line["message"].as_str().unwrap_or_default().to_owned()).collect()
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Also after a test that failed: the browser must not stay behind.
        self.end();
    }
}

/// The group of a process.
fn group(process: u32) -> Option<u32> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // Behind its name, which may hold anything: state, parent, group.
    stat.rsplit_once(')')?.1.split_whitespace().nth(2)?.parse().ok()
}

/// Where the first of these programs is.
fn installed(names: &[&str]) -> PathBuf {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = names.iter().flat_map(|name| std::env::split_paths(&path).map(move |folder| folder.join(name)));
    found.into_iter().find(|file| file.is_file()).unwrap_or_else(|| {
        panic!(
            "{} is not installed. The browser tests need Chromium and its driver: apt-get install chromium chromium-driver",
            names[0]
        )
    })
}
