\version "2.24.0"
\pointAndClickOff
#(set-global-staff-size 20)
\header {
  pdftitle = "Minuet in G"
  pdfauthor = "Christian Petzold"
  title = "Minuet in G"
  subtitle = "from the Notebook for Anna Magdalena Bach, BWV Anh. 114"
  composer = "Christian Petzold (1677–1733)"
  copyright = "Public domain. Engraved for the Partbook sample catalogue (CC0)."
  tagline = ##f
}
\paper {
  #(set-paper-size "a4")
  system-count = #7
  ragged-last-bottom = ##f
}
\score {
  <<
    \new PianoStaff <<
    \new Staff = "rh" <<
    \new Voice = "rh1" { \key g \major \time 3/4 \clef "treble"
      d''4-5 g'8-1 a'8 b'8 c''8 |
      d''4 g'4 g'4 |
      e''4 c''8 d''8 e''8 fis''8 |
      g''4 g'4 g'4 |
      c''4 d''8 c''8 b'8 a'8 |
      b'4 c''8 b'8 a'8 g'8 |
      fis'4 g'8 a'8 b'8 g'8 |
      b'4 a'2 |
      d''4 g'8 a'8 b'8 c''8 |
      d''4 g'4 g'4 |
      e''4 c''8 d''8 e''8 fis''8 |
      g''4 g'4 g'4 |
      c''4 d''8 c''8 b'8 a'8 |
      b'4 c''8 b'8 a'8 g'8 |
      a'4 b'8 a'8 g'8 fis'8 |
      g'2. |
      \set Score.repeatCommands = #'(end-repeat start-repeat) b''4-5 g''8 a''8 b''8 g''8 |
      a''4 d''8 e''8 fis''8 d''8 |
      g''4 e''8 fis''8 g''8 d''8 |
      cis''4 b'8 cis''8 a'4 |
      a'8-1 b'8 cis''8 d''8 e''8 fis''8 |
      g''4 fis''4 e''4 |
      fis''4 a'4 cis''4 |
      d''2. |
      d''4 g'8 fis'8 g'4 |
      e''4 g'8 fis'8 g'4 |
      d''4 c''4 b'4 |
      a'8 g'8 fis'8 g'8 a'4 |
      d'8-1 e'8 fis'8 g'8 a'8 b'8 |
      c''4 b'4 a'4 |
      b'8 d''8 g'4 fis'4 |
      <b d' g'>2. |
      \set Score.repeatCommands = #'(end-repeat)
    }
    >>
    \new Staff = "lh" <<
    \new Voice = "lh1" { \key g \major \time 3/4 \clef "bass"
      \override Fingering.direction = #DOWN
      <g b d'>2 a4 |
      b2. |
      c'2. |
      b2. |
      a2. |
      g2. |
      d'4 b4 g4 |
      d'4 d8 c'8 b8 a8 |
      b2 a4 |
      g4 b4 g4 |
      c'2. |
      b4 c'8 b8 a8 g8 |
      a2 fis4 |
      g2 b4 |
      c'4 d'4 d4 |
      g2 g,4 |
      g2. |
      fis2. |
      e4 g4 e4 |
      a2 a,4 |
      a2. |
      b4 d'4 cis'4 |
      d'4 fis4 a4 |
      d'4 d4 c'4 |
      b2 b4 |
      c'2 c'4 |
      b4 a4 g4 |
      d'2 r4 |
      d2 fis4 |
      e4 g4 fis4 |
      g4 b,4 d4 |
      g4 d4 g,4 |
    }
    >>
    >>
  >>
  \layout {
    indent = 0
  }
}
