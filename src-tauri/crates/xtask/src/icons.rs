mod files;

use std::path::Path;

use xshell::{Shell, cmd};

use crate::failure::{Failure, Outcome};
use crate::icons::files::{Picture, WINDOWS_SIDES, apple_icon, apple_sides, windows_icon};
use crate::install;
use crate::install::requirement::Purpose;
use crate::process;
use crate::workspace::Workspace;

/// The PNG files the bundler wants, with their sides in pixels.
const FILES: [(&str, u32); 4] = [
    ("32x32.png", 32),
    ("128x128.png", 128),
    ("128x128@2x.png", 256),
    ("icon.png", 512),
];

/// Draws every file in `icons/` from `icons/packdesk.svg`.
///
/// # Errors
/// When rsvg-convert is missing or fails, or a file cannot be written.
pub fn icons(workspace: &Workspace) -> Outcome<()> {
    let shell = &workspace.shell;
    install::system_packages(shell, &[Purpose::Icons])?;
    let folder = workspace.root.join("icons");
    let scratch = shell.create_dir(workspace.memory().join("icons"))?;
    let draw = |side: u32| picture(shell, &folder.join("packdesk.svg"), &scratch, side);

    for (name, side) in FILES {
        write(shell, &folder.join(name), &draw(side)?.png)?;
    }
    let windows = WINDOWS_SIDES.into_iter().map(draw).collect::<Outcome<Vec<_>>>()?;
    let apple = apple_sides().map(draw).collect::<Outcome<Vec<_>>>()?;
    let too_large = || {
        Failure::new(
            "The pictures do not fit an icon file.",
            "Make icons/packdesk.svg simpler.",
        )
    };
    write(
        shell,
        &folder.join("icon.ico"),
        &windows_icon(&windows).ok_or_else(too_large)?,
    )?;
    write(
        shell,
        &folder.join("icon.icns"),
        &apple_icon(&apple).ok_or_else(too_large)?,
    )
}

fn picture(shell: &Shell, source: &Path, scratch: &Path, side: u32) -> Outcome<Picture> {
    let file = scratch.join(format!("{side}.png"));
    let pixels = side.to_string();
    process::run(
        cmd!(
            shell,
            "rsvg-convert --width {pixels} --height {pixels} --output {file} {source}"
        ),
        "Read the message above: icons/packdesk.svg cannot be drawn.",
    )?;
    Ok(Picture {
        side,
        png: shell.read_binary_file(&file)?,
    })
}

fn write(shell: &Shell, path: &Path, bytes: &[u8]) -> Outcome<()> {
    shell.write_file(path, bytes)?;
    println!("    {}", path.display());
    Ok(())
}
