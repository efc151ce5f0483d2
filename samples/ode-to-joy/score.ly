\version "2.24.0"
\pointAndClickOff
#(set-global-staff-size 22)
\header {
  pdftitle = "Ode to Joy"
  pdfauthor = "Ludwig van Beethoven"
  title = "Ode to Joy"
  subtitle = "from the Ninth Symphony, easy piano"
  composer = "Ludwig van Beethoven (1770–1827)"
  copyright = "Public domain. Engraved for the Partbook sample catalogue (CC0)."
  tagline = ##f
}
\paper {
  #(set-paper-size "a4")
  system-count = #5
  ragged-last-bottom = ##f
}
\score {
  <<
    \new PianoStaff <<
    \new Staff = "rh" <<
    \new Voice = "rh1" { \key d \major \time 4/4 \clef "treble"
      \tempo 4 = 112 fis'4-3\mp fis'4 g'4 a'4 |
      a'4 g'4 fis'4 e'4 |
      d'4 d'4 e'4 fis'4 |
      fis'4. e'8 e'2 |
      fis'4 fis'4 g'4 a'4 |
      a'4 g'4 fis'4 e'4 |
      d'4 d'4 e'4 fis'4 |
      e'4. d'8 d'2 |
      e'4 e'4 fis'4 d'4 |
      e'4 fis'8( g'8) fis'4 d'4 |
      e'4 fis'8( g'8) fis'4 e'4 |
      d'4 e'4 a2 |
      fis'4\f fis'4 g'4 a'4 |
      a'4 g'4 fis'4 e'4 |
      d'4 d'4 e'4 fis'4 |
      e'4. d'8 d'2 |
      \bar "|."
    }
    >>
    \new Staff = "lh" <<
    \new Voice = "lh1" { \key d \major \time 4/4 \clef "bass"
      \override Fingering.direction = #DOWN
      d2 e2 |
      fis4 e4 d4 cis4 |
      b,2 a,2 |
      a,1 |
      d2 e2 |
      fis4 e4 d4 cis4 |
      b,2 a,2 |
      a,2 d2 |
      cis2 d2 |
      cis2 d2 |
      cis2 d4 a,4 |
      b,4 gis,4 a,2 |
      d2 e2 |
      fis4 e4 d4 cis4 |
      b,2 a,2 |
      a,2 d2 |
    }
    >>
    >>
  >>
  \layout {
    indent = 0
  }
}
