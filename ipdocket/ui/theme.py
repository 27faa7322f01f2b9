"""Two palettes of our own, light and dark, on the Fusion style; they follow the system where Qt knows it."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from ipdocket.paths import resources_folder


@dataclass(frozen=True, slots=True)
class Theme:
    """The colour roles of the window; text roles are readable (4.5:1) on window, base, stripe and band."""

    dark: bool
    window: str
    base: str
    stripe: str
    band: str
    line: str
    edge: str
    text: str
    muted: str
    accent: str
    accent_text: str
    late: str
    soon: str
    good: str
    info: str
    disabled: str

    def colour(self, role: str) -> QColor:
        """The colour of a role by its name."""
        return QColor(getattr(self, role))


LIGHT = Theme(
    dark=False, window="#f3f4f6", base="#ffffff", stripe="#f8f9fb", band="#e6eaf0", line="#c3cad4", edge="#828d9c",
    text="#1b2330", muted="#4e5969", accent="#1a5fb4", accent_text="#ffffff", late="#a81b1b", soon="#7d4400",
    good="#17623a", info="#14507f", disabled="#7c8592",
)  # fmt: skip
DARK = Theme(
    dark=True, window="#1e2228", base="#16191e", stripe="#1a1e24", band="#2a313b", line="#414b59", edge="#6f7c8d",
    text="#e8ebf0", muted="#adb6c4", accent="#2f6fc4", accent_text="#ffffff", late="#ff9c94", soon="#f2bd6b",
    good="#84d4a2", info="#93c7f5", disabled="#7d8796",
)  # fmt: skip


def choose_theme(wish: str = "system") -> Theme:
    """The palette for a wish of "light", "dark" or "system"; where the system says nothing, light."""
    if wish in ("light", "dark"):
        return DARK if wish == "dark" else LIGHT
    scheme = QGuiApplication.styleHints().colorScheme()
    return DARK if scheme == Qt.ColorScheme.Dark else LIGHT


def apply_theme(application: QApplication, theme: Theme) -> None:
    """Gives every window of the program the colours of `theme`."""
    application.setPalette(make_palette(theme))
    application.setStyleSheet(_style_sheet(theme))


def theme_of(palette: QPalette) -> Theme:
    """Which of the two themes a palette came from, so that painting code needs no global."""
    return DARK if palette.color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def current_theme() -> Theme:
    """The theme the program shows just now."""
    return theme_of(QGuiApplication.palette())


def make_palette(theme: Theme) -> QPalette:
    """The Qt palette of a theme."""
    role = QPalette.ColorRole
    palette = QPalette()
    for target, name in (
        (role.Window, "window"), (role.Base, "base"), (role.AlternateBase, "stripe"), (role.Button, "window"),
        (role.WindowText, "text"), (role.Text, "text"), (role.ButtonText, "text"), (role.BrightText, "late"),
        (role.ToolTipBase, "base"), (role.ToolTipText, "text"), (role.PlaceholderText, "muted"),
        (role.Highlight, "accent"), (role.HighlightedText, "accent_text"), (role.Accent, "accent"),
        (role.Link, "info"), (role.LinkVisited, "info"), (role.Mid, "line"), (role.Midlight, "line"),
    ):  # fmt: skip
        palette.setColor(target, theme.colour(name))
    palette.setColor(role.Light, QColor("#3a434f") if theme.dark else QColor("#ffffff"))
    palette.setColor(role.Dark, QColor("#0d0f12") if theme.dark else QColor("#a5adb9"))
    palette.setColor(role.Shadow, QColor("#000000") if theme.dark else QColor("#6a7280"))
    for target in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, target, theme.colour("disabled"))
    palette.setColor(QPalette.ColorGroup.Disabled, role.Highlight, theme.colour("line"))
    return palette


def contrast(first: str, second: str) -> float:
    """The contrast ratio of two colours, 1 to 21, as WCAG 2 defines it."""
    lighter, darker = sorted((_luminance(QColor(first)), _luminance(QColor(second))), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.03928 else float(((part + 0.055) / 1.055) ** 2.4)

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


def _style_sheet(theme: Theme) -> str:
    return _fields_and_menus(theme) + _words_and_frames(theme)


def _fields_and_menus(theme: Theme) -> str:
    return f"""
    QToolTip {{ color: {theme.text}; background: {theme.base}; border: 1px solid {theme.line}; padding: 4px; }}
    QTableView, QListView, QTreeView {{ border: 1px solid {theme.line}; gridline-color: {theme.line}; }}
    QHeaderView::section {{ background: {theme.window}; color: {theme.text}; border: none; padding: 5px 8px;
        border-right: 1px solid {theme.line}; border-bottom: 1px solid {theme.line}; }}
    QLineEdit, QPlainTextEdit {{ background: {theme.base}; color: {theme.text}; border: 1px solid {theme.edge};
        border-radius: 3px; padding: 3px 5px; selection-background-color: {theme.accent};
        selection-color: {theme.accent_text}; placeholder-text-color: {theme.muted}; }}
    QCheckBox::indicator, QTableView::indicator {{ width: 14px; height: 14px; border: 1px solid {theme.edge};
        border-radius: 2px; background: {theme.base}; }}
    QCheckBox::indicator:checked, QTableView::indicator:checked {{ background: {theme.accent};
        image: url({(resources_folder() / "icons" / "ticked.svg").as_posix()}); }}
    QCheckBox::indicator:focus {{ border: 2px solid {theme.info}; }}
    QLineEdit:focus, QPlainTextEdit:focus {{ border: 1px solid {theme.info}; }}
    QComboBox QLineEdit {{ border: none; padding: 0; }}
    QMenuBar {{ background: {theme.window}; border-bottom: 1px solid {theme.line}; }}
    QMenuBar::item {{ padding: 6px 10px; background: transparent; }}
    QMenuBar::item:selected {{ background: {theme.accent}; color: {theme.accent_text}; }}
    #paper {{ background: {theme.line}; }}
    """


def _words_and_frames(theme: Theme) -> str:
    usual = QFontInfo(QGuiApplication.font()).pointSizeF()
    return f"""
    QStatusBar {{ border-top: 1px solid {theme.line}; }}
    QStatusBar::item {{ border: none; }}
    *[tone="title"] {{ font-size: {usual * 1.6:.1f}pt; font-weight: 600; }}
    *[tone="head"] {{ font-weight: 600; }}
    *[tone="big"] {{ font-size: {usual * 1.4:.1f}pt; font-weight: 600; }}
    *[tone="muted"] {{ color: {theme.muted}; }}
    *[tone="late"] {{ color: {theme.late}; }}
    *[tone="soon"] {{ color: {theme.soon}; }}
    *[tone="good"] {{ color: {theme.good}; }}
    *[tone="info"] {{ color: {theme.info}; }}
    #rail {{ background: {theme.window}; border: none; border-right: 1px solid {theme.line}; outline: none; }}
    #strip {{ background: {theme.band}; border: 1px solid {theme.line}; border-radius: 4px; }}
    #card {{ background: {theme.base}; border: 1px solid {theme.line}; border-radius: 5px; }}
    #card:focus {{ border: 2px solid {theme.accent}; }}
    QPushButton {{ padding: 5px 14px; }}
    QPushButton[chief="true"] {{ background: {theme.accent}; color: {theme.accent_text}; border-radius: 3px;
        border: 1px solid {theme.accent}; padding: 6px 16px; font-weight: 600; }}
    QPushButton[chief="true"]:disabled {{ background: {theme.band}; color: {theme.disabled};
        border: 1px solid {theme.line}; }}
    QPushButton[chief="true"]:focus {{ border: 2px solid {theme.text}; }}
    """
