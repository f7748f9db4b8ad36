use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::{env, fs};

use fantoccini::{Client, Locator};
use hyper_util::client::legacy::connect::HttpConnector;

use crate::accessibility::{self, Violation};
use crate::driver::Driver;
use crate::program::program;
use crate::{HarnessError, Place};

/// Packdesk in a real window. It is used like the WebDriver client it holds, and closed when it is dropped.
pub struct Window {
    client: Client,
    driver: Driver,
}

impl Window {
    /// Opens Packdesk with its data in `place` and waits until the data is open and its page shows a heading.
    ///
    /// # Errors
    /// When it is not built, does not come up, or shows no heading.
    pub async fn open(place: &Place) -> Result<Self, HarnessError> {
        Self::open_until(place, "#main h1").await?.past_the_first_start().await
    }

    /// A new data folder asks how to begin, until it is told. Then the window is read anew, so that it stands as at any start.
    pub(crate) async fn past_the_first_start(self) -> Result<Self, HarnessError> {
        if self.find(Locator::Css("#first-start")).await.is_ok() {
            self.wait_until_shown().await?;
            self.press("[data-way='sample']").await?;
            let left = "return document.querySelector('#first-start') === null;";
            self.wait_until(left, vec![], "the window behind the question").await?;
            self.refresh().await?;
            self.wait().for_element(Locator::Css("#main h1")).await?;
        }
        Ok(self)
    }

    pub(crate) async fn open_until(place: &Place, heading: &str) -> Result<Self, HarnessError> {
        let window = Self::open_program(place, &program("packdesk")?, &[]).await?;
        match window.wait().for_element(Locator::Css(heading)).await {
            Ok(_) => Ok(window),
            Err(_) => Err(HarnessError::NoHeading {
                page: window.source().await?,
                log: window.log(),
            }),
        }
    }

    /// Opens any program that shows a WebKitGTK view which allows automation.
    ///
    /// # Errors
    /// When it does not come up.
    pub async fn open_program(place: &Place, program: &Path, arguments: &[&str]) -> Result<Self, HarnessError> {
        let mut driver = Driver::start(place)?;
        let session = driver.open(program, arguments)?;
        let client = Client::with_existing_session(&driver.address(), &session, HttpConnector::new()).await?;
        // The driver's guard ends the session, also when the test fails where nothing asynchronous can run.
        client.persist().await?;
        Ok(Self { client, driver })
    }

    /// What breaks the accessibility rules on the screen as it is now.
    ///
    /// # Errors
    /// When the check itself cannot run.
    pub async fn violations(&self) -> Result<Vec<Violation>, HarnessError> {
        accessibility::violations(&self.client).await
    }

    /// Keeps a picture of the window as `target/screenshots/NAME.png`, once it is still.
    ///
    /// # Errors
    /// When the picture cannot be taken or written.
    pub async fn keep_screenshot(&self, name: &str) -> Result<PathBuf, HarnessError> {
        self.wait_until_still().await?;
        self.wait_until_drawn().await?;
        let picture = self.client.screenshot().await?;
        let own = env::current_exe().map_err(HarnessError::file("the test program"))?;
        let folder = own
            .ancestors()
            .nth(3)
            .unwrap_or(Path::new("target"))
            .join("screenshots");
        fs::create_dir_all(&folder).map_err(HarnessError::file(&folder))?;
        let path = folder.join(format!("{name}.png"));
        fs::write(&path, picture).map_err(HarnessError::file(&path))?;
        Ok(path)
    }

    /// What the program printed so far, for the message of a failing test.
    pub fn log(&self) -> String {
        self.driver.log()
    }
}

impl Deref for Window {
    type Target = Client;

    fn deref(&self) -> &Client {
        &self.client
    }
}
