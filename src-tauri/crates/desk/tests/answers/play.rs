use desk::ResetOptions;
use serde_json::{Value, json};
use words::Language;

use super::commands;
use super::player::Player;
use super::situation::{Line, Situation};

impl Player {
    /// Opens the account and plays what comes before the page.
    pub async fn begin(situation: &Situation, language: Language) -> Self {
        let mut player = Self::open(&situation.account, language).await;
        player.prepare(&situation.prepare).await;
        let settings = json!({ "language": language.id(), "theme": "light" });
        commands::ask(&mut player, "changeSettings", &[settings]).await.unwrap();
        player
    }

    /// Asks a command with its recorded arguments, and answers what is recorded of it.
    pub async fn ask(&mut self, command: &str, arguments: &[Value]) -> Result<Value, Value> {
        let arguments: Vec<Value> = arguments.iter().map(|argument| self.stable.real(argument)).collect();
        match commands::ask(self, command, &arguments).await {
            Ok(answer) => Ok(self.stable.recorded(answer)),
            Err(error) => Err(self.stable.recorded(serde_json::to_value(error).unwrap())),
        }
    }

    /// Plays lines whose answers do not count: commands, and what only a sample account can have happen to it.
    pub async fn prepare(&mut self, lines: &[Line]) {
        for line in lines {
            let (command, arguments) = line.split_first().unwrap();
            match (command.as_str().unwrap(), arguments) {
                ("fault", [fault]) => self.desk().add_fault(fault.as_str().unwrap()).await.unwrap(),
                ("history", [invoices]) => {
                    let options = ResetOptions {
                        invoices: u32::try_from(invoices.as_u64().unwrap()).unwrap(),
                        ..ResetOptions::default()
                    };
                    self.desk().reset(options).await.unwrap();
                }
                ("backUp", []) => self.back_up().await,
                ("loseLedger", []) => self.lose_ledger().await,
                ("loseKey", []) => self.lose_key().await,
                ("mail", []) => self.receive_mail(),
                ("termsFile", [text]) => self.write_terms(text.as_str().unwrap()),
                ("strangeInvoice", [number]) => self.add_strange_invoice(number.as_str().unwrap()).await,
                ("received", [number, lines]) => {
                    let lines = u32::try_from(lines.as_u64().unwrap()).unwrap();
                    self.receive_invoice(number.as_str().unwrap(), lines).await;
                }
                ("toldByCenter", []) => self.hear_from_center().await,
                (command, arguments) => {
                    let answer = self.ask(command, arguments).await;
                    answer.unwrap_or_else(|error| panic!("{line:?} is refused: {error}"));
                }
            }
        }
    }
}
