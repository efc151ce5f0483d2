\version "2.24.0"
\pointAndClickOff
#(set-global-staff-size 22)
\header {
  pdftitle = "Two Irish Jigs"
  pdfauthor = "Traditional"
  title = "Two Irish Jigs"
  composer = "Traditional, Ireland"
  copyright = "Public domain. Engraved for the Partbook sample catalogue (CC0)."
  tagline = ##f
}
\paper {
  #(set-paper-size "a4")
  system-system-spacing.basic-distance = #15
}
\score {
  <<
    \new Staff = "flute" <<
    \new Voice = "flute1" { \key g \major \time 6/8 \clef "treble"
      \tempo 4. = 112 \partial 4 d''8 c''8 |
      \set Score.repeatCommands = #'(start-repeat) b'8 g'8 g'8 d'8 g'8 g'8 |
      b'8 g'8 b'8 d''8 c''8 b'8 |
      c''8 a'8 a'8 e'8 a'8 a'8 |
      c''8 a'8 c''8 e''8 d''8 c''8 |
      b'8 g'8 g'8 d'8 g'8 g'8 |
      b'8 g'8 b'8 d''8 c''8 b'8 |
      c''8 b'8 c''8 a'8 d''8 c''8 |
      \set Score.repeatCommands = #'((volta "1.")) b'8 g'8 g'8 g'8 d''8 c''8 |
      \set Score.repeatCommands = #'((volta #f) (volta "2.") end-repeat) b'8 g'8 g'8 g'4. |
      \set Score.repeatCommands = #'((volta #f) start-repeat) g''8 d''8 g''8 g''8 d''8 g''8 |
      g''8 d''8 g''8 b''8 a''8 g''8 |
      fis''8 d''8 fis''8 fis''8 d''8 fis''8 |
      fis''8 d''8 fis''8 a''8 g''8 fis''8 |
      e''8 g''8 g''8 d''8 g''8 g''8 |
      c''8 g''8 g''8 b'8 g''8 g''8 |
      c''8 b'8 c''8 a'8 d''8 c''8 |
      b'8 g'8 g'8 g'4. |
      \set Score.repeatCommands = #'(end-repeat)
    }
    >>
  >>
  \layout {
    indent = 0
  }
  \header { piece = \markup \bold "The Irish Washerwoman" }
}
\score {
  <<
    \new Staff = "flute" <<
    \new Voice = "flute1" { \key g \major \time 6/8 \clef "treble"
      \tempo 4. = 112 g'4. g'8 a'8 b'8 |
      a'4. a'8 b'8 d''8 |
      e''8 d''8 d''8 g''8 d''8 d''8 |
      e''8 d''8 b'8 d''8 b'8 a'8 |
      g'4. g'8 a'8 b'8 |
      a'4. a'8 b'8 d''8 |
      e''8 d''8 d''8 g''8 d''8 b'8 |
      a'8 g'8 fis'8 g'4. |
      \set Score.repeatCommands = #'(end-repeat start-repeat) b'8 a'8 b'8 d''8 b'8 d''8 |
      e''8 g''8 e''8 d''8 b'8 a'8 |
      b'8 a'8 b'8 d''8 b'8 g'8 |
      a'8 b'8 a'8 a'8 g'8 a'8 |
      b'8 a'8 b'8 d''8 b'8 d''8 |
      e''8 g''8 e''8 d''8 b'8 d''8 |
      g''8 fis''8 g''8 a''8 g''8 a''8 |
      b''8 g''8 fis''8 g''4. |
      \set Score.repeatCommands = #'(end-repeat)
    }
    >>
  >>
  \layout {
    indent = 0
  }
  \header { piece = \markup \bold "The Kesh Jig" }
}
