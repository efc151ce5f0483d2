\version "2.24.0"
\pointAndClickOff
#(set-global-staff-size 26)
\header {
  pdftitle = "Ah ! vous dirai-je, maman"
  pdfauthor = "Traditional"
  title = "Ah ! vous dirai-je, maman"
  composer = "Traditional, France (printed 1761)"
  copyright = "Public domain. Engraved for the Partbook sample catalogue (CC0)."
  tagline = ##f
}
\paper {
  #(set-paper-size "a4landscape")
  system-count = #4
  ragged-last-bottom = ##f
}
\score {
  <<
    \new PianoStaff <<
    \new Staff = "rh" <<
    \new Voice = "rh1" { \key c \major \time 2/4 \clef "treble"
      \tempo 4 = 100 c''4-1 c''4 |
      g''4-5 g''4 |
      a''4 a''4 |
      g''2 |
      f''4 f''4 |
      e''4 e''4 |
      d''4 d''4 |
      c''2 |
      g''4 g''4 |
      f''4 f''4 |
      e''4 e''4 |
      d''2 |
      g''4 g''4 |
      f''4 f''4 |
      e''4 e''4 |
      d''2 |
      c''4 c''4 |
      g''4 g''4 |
      a''4 a''4 |
      g''2 |
      f''4 f''4 |
      e''4 e''4 |
      d''4 d''4 |
      c''2 |
      \bar "|."
    }
    >>
    \new Staff = "lh" <<
    \new Voice = "lh1" { \key c \major \time 2/4 \clef "bass"
      \override Fingering.direction = #DOWN
      c4 c'4 |
      e'4 c'4 |
      f'4 c'4 |
      e'4 c'4 |
      d'4 b4 |
      c'4 a4 |
      f4 g4 |
      c2 |
      e'4 c'4 |
      d'4 b4 |
      c'4 a4 |
      b4 g4 |
      e'4 c'4 |
      d'4 b4 |
      c'4 a4 |
      b4 g4 |
      c4 c'4 |
      e'4 c'4 |
      f'4 c'4 |
      e'4 c'4 |
      d'4 b4 |
      c'4 a4 |
      f4 g4 |
      c2 |
    }
    >>
    >>
  >>
  \layout {
    indent = 0
  }
}
