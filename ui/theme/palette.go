package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Our own named colours beside Fyne's.
const (
	// ColorNavigation is the ground of the navigation at the left.
	ColorNavigation fyne.ThemeColorName = "bidwright.navigation"
	// ColorPanel is the ground of the answer panel and of boxes on a page.
	ColorPanel fyne.ThemeColorName = "bidwright.panel"
	// ColorMuted is secondary text: hints, origins, units.
	ColorMuted fyne.ThemeColorName = "bidwright.muted"
	// ColorEdge is the outline of a control.
	ColorEdge fyne.ThemeColorName = "bidwright.edge"
	// ColorFocusRing is the outline of the control that has the keyboard.
	ColorFocusRing fyne.ThemeColorName = "bidwright.focusRing"
	// ColorRowSelected is the ground of the selected row of a table.
	ColorRowSelected fyne.ThemeColorName = "bidwright.rowSelected"
	// ColorRowAlternate is the ground of every second row of a table.
	ColorRowAlternate fyne.ThemeColorName = "bidwright.rowAlternate"
	// ColorErrorGround, ColorWarningGround and ColorSuccessGround lie under a message.
	ColorErrorGround   fyne.ThemeColorName = "bidwright.errorGround"
	ColorWarningGround fyne.ThemeColorName = "bidwright.warningGround"
	ColorSuccessGround fyne.ThemeColorName = "bidwright.successGround"
	// ColorPaper is a page of a pack: paper is white in the dark, too.
	ColorPaper fyne.ThemeColorName = "bidwright.paper"
)

type palette map[fyne.ThemeColorName]color.NRGBA

func rgb(hex uint32) color.NRGBA { return rgba(hex, 0xff) }

func rgba(hex uint32, alpha uint8) color.NRGBA {
	return color.NRGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: alpha}
}

// light is a warm off-white ground with near-black text and one deep green-blue accent.
var light = palette{
	theme.ColorNameBackground:                rgb(0xFBF8F3),
	theme.ColorNameForeground:                rgb(0x1F1B16),
	theme.ColorNamePrimary:                   rgb(0x0B5A5E),
	theme.ColorNameForegroundOnPrimary:       rgb(0xFFFFFF),
	theme.ColorNameHyperlink:                 rgb(0x0B5A5E),
	theme.ColorNameError:                     rgb(0xA61B1B),
	theme.ColorNameForegroundOnError:         rgb(0xFFFFFF),
	theme.ColorNameWarning:                   rgb(0x8A4B00),
	theme.ColorNameForegroundOnWarning:       rgb(0xFFFFFF),
	theme.ColorNameSuccess:                   rgb(0x1E6B34),
	theme.ColorNameForegroundOnSuccess:       rgb(0xFFFFFF),
	theme.ColorNameDisabled:                  rgb(0x5F5951),
	theme.ColorNameDisabledButton:            rgb(0xEFEAE2),
	theme.ColorNamePlaceHolder:               rgb(0x625C54),
	theme.ColorNameButton:                    rgb(0xF1ECE4),
	theme.ColorNameInputBackground:           rgb(0xFFFFFF),
	theme.ColorNameInputBorder:               rgb(0x837B70),
	theme.ColorNameHeaderBackground:          rgb(0xEFE9DF),
	theme.ColorNameHover:                     rgba(0x1F1B16, 0x10),
	theme.ColorNamePressed:                   rgba(0x1F1B16, 0x20),
	theme.ColorNameFocus:                     rgba(0x0B5A5E, 0x18),
	theme.ColorNameSelection:                 rgb(0xCBE3E2),
	theme.ColorNameSeparator:                 rgb(0xDCD5C9),
	theme.ColorNameScrollBar:                 rgba(0x5C554B, 0xB0),
	theme.ColorNameScrollBarBackground:       rgb(0xEFE9DF),
	theme.ColorNameShadow:                    rgba(0x1F1B16, 0x40),
	theme.ColorNameMenuBackground:            rgb(0xFFFFFF),
	theme.ColorNameOverlayBackground:         rgb(0xFFFDFA),
	theme.ColorNameInnerWindowBorder:         rgb(0x837B70),
	theme.ColorNameInnerWindowBorderInactive: rgb(0xDCD5C9),
	ColorNavigation:                          rgb(0xF1ECE3),
	ColorPanel:                               rgb(0xF6F2EA),
	ColorMuted:                               rgb(0x5C564E),
	ColorEdge:                                rgb(0x837B70),
	ColorFocusRing:                           rgb(0x0B5A5E),
	ColorRowSelected:                         rgb(0xD6E9E7),
	ColorRowAlternate:                        rgb(0xF7F3EC),
	ColorErrorGround:                         rgb(0xFBEAE7),
	ColorWarningGround:                       rgb(0xFBF0DC),
	ColorSuccessGround:                       rgb(0xE7F2E6),
	ColorPaper:                               rgb(0xFFFFFF),
}

// dark is warm charcoal with the accent lightened; text on a state colour is dark.
var dark = palette{
	theme.ColorNameBackground:                rgb(0x1B1A18),
	theme.ColorNameForeground:                rgb(0xF2EEE7),
	theme.ColorNamePrimary:                   rgb(0x74C9CA),
	theme.ColorNameForegroundOnPrimary:       rgb(0x0C1D1E),
	theme.ColorNameHyperlink:                 rgb(0x74C9CA),
	theme.ColorNameError:                     rgb(0xFF9C91),
	theme.ColorNameForegroundOnError:         rgb(0x2A0A07),
	theme.ColorNameWarning:                   rgb(0xF0B45A),
	theme.ColorNameForegroundOnWarning:       rgb(0x241600),
	theme.ColorNameSuccess:                   rgb(0x83D193),
	theme.ColorNameForegroundOnSuccess:       rgb(0x07200D),
	theme.ColorNameDisabled:                  rgb(0xB9B2A7),
	theme.ColorNameDisabledButton:            rgb(0x2A2825),
	theme.ColorNamePlaceHolder:               rgb(0xB5AEA3),
	theme.ColorNameButton:                    rgb(0x33302C),
	theme.ColorNameInputBackground:           rgb(0x252320),
	theme.ColorNameInputBorder:               rgb(0x8E877C),
	theme.ColorNameHeaderBackground:          rgb(0x2B2926),
	theme.ColorNameHover:                     rgba(0xF2EEE7, 0x12),
	theme.ColorNamePressed:                   rgba(0xF2EEE7, 0x24),
	theme.ColorNameFocus:                     rgba(0x74C9CA, 0x1C),
	theme.ColorNameSelection:                 rgb(0x193E40),
	theme.ColorNameSeparator:                 rgb(0x3D3A35),
	theme.ColorNameScrollBar:                 rgba(0xCFC8BC, 0xB0),
	theme.ColorNameScrollBarBackground:       rgb(0x2B2926),
	theme.ColorNameShadow:                    rgba(0x000000, 0x90),
	theme.ColorNameMenuBackground:            rgb(0x2B2926),
	theme.ColorNameOverlayBackground:         rgb(0x24221F),
	theme.ColorNameInnerWindowBorder:         rgb(0x8E877C),
	theme.ColorNameInnerWindowBorderInactive: rgb(0x3D3A35),
	ColorNavigation:                          rgb(0x23211E),
	ColorPanel:                               rgb(0x22201D),
	ColorMuted:                               rgb(0xCDC6BB),
	ColorEdge:                                rgb(0x8E877C),
	ColorFocusRing:                           rgb(0x74C9CA),
	ColorRowSelected:                         rgb(0x193E40),
	ColorRowAlternate:                        rgb(0x201F1C),
	ColorErrorGround:                         rgb(0x3A1F1C),
	ColorWarningGround:                       rgb(0x37290F),
	ColorSuccessGround:                       rgb(0x1B3020),
	ColorPaper:                               rgb(0xFFFFFF),
}
