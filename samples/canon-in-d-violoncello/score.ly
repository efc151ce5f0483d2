\version "2.24.0"
\pointAndClickOff
#(set-global-staff-size 20)
\header {
  pdftitle = "Canon in D"
  pdfauthor = "Johann Pachelbel"
  title = "Canon in D"
  subtitle = "Violoncello"
  composer = "Johann Pachelbel (1653–1706)"
  copyright = "Public domain. Engraved for the Partbook sample catalogue (CC0)."
  tagline = ##f
}
\paper {
  #(set-paper-size "a4")
}
\score {
  <<
    \new Staff = "cello" <<
    \new Voice = "cello1" { \key d \major \time 4/4 \clef "bass"
      \tempo "Andante" 4 = 56 d4 a,4 b,4 fis,4 |
      g,4 d,4 g,4 a,4 |
      d4 a,4 b,4 fis,4 |
      g,4 d,4 g,4 a,4 |
      d4 a,4 b,4 fis,4 |
      g,4 d,4 g,4 a,4 |
      d4 a,4 b,4 fis,4 |
      g,4 d,4 g,4 a,4 |
      d4 a,4 b,4 fis,4 |
      g,4 d,4 g,4 a,4 |
      d4 a,4 b,4 fis,4 |
      g,4 d,4 g,4 a,4 |
      d4 a,4 b,4 fis,4 |
      g,4 d,4 g,4 a,4 |
      d4 a,4 b,4 fis,4 |
      g,4 d,4 g,4 a,4 |
      d4 a,4 b,4 fis,4 |
      g,4 d,4 g,4 a,4 |
      d4 a,4 b,4 fis,4 |
      g,4 d,4 g,4 a,4 |
      d4 a,4 b,4 fis,4 |
      g,4 d,4 g,4 a,4 |
      d4 a,4 b,4 fis,4 |
      g,4 d,4 g,4 a,4 |
      d4 a,4 b,4 fis,4 |
      g,4 d,4 g,4 a,4 |
      d4 a,4 b,4 fis,4 |
      g,4 d,4 g,4 a,4 |
      d4 a,4 b,4 fis,4 |
      g,4 d,4 g,4 a,4 |
      d4 a,4 b,4 fis,4 |
      g,4 d,4 g,4 a,4 |
      d4 a,4 b,4 fis,4 |
      g,4 d,4 g,4 a,4 |
      d4 a,4 b,4 fis,4 |
      g,4 d,4 g,4 a,4 |
      d4 a,4 b,4 fis,4 |
      g,4 d,4 g,4 a,4 |
      d4 a,4 b,4 fis,4 |
      g,4 d,4 g,4 a,4 |
      d4 a,4 b,4 fis,4 |
      g,4 d,4 g,4 a,4 |
      d4 a,4 b,4 fis,4 |
      g,4 d,4 g,4 a,4 |
      d4 a,4 b,4 fis,4 |
      g,4 d,4 g,4 a,4 |
      d4 a,4 b,4 fis,4 |
      g,4 d,4 g,4 a,4 |
      d4 a,4 b,4 fis,4 |
      g,4 d,4 g,4 a,4 |
      d4 a,4 b,4 fis,4 |
      g,4 d,4 g,4 a,4 |
      d4 a,4 b,4 fis,4 |
      g,4 d,4 g,4 a,4 |
      d4 a,4 b,4 fis,4 |
      g,4 d,4 g,4 a,4 |
      d1\fermata |
      \bar "|."
    }
    >>
  >>
  \layout {
    indent = 0
    \context { \Score skipBars = ##t }
  }
}
