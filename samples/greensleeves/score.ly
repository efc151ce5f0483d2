\version "2.24.0"
\pointAndClickOff
#(set-global-staff-size 23)
\header {
  pdftitle = "Greensleeves"
  pdfauthor = "Traditional"
  title = "Greensleeves"
  composer = "Traditional, England (registered 1580)"
  copyright = "Public domain. Engraved for the Partbook sample catalogue (CC0)."
  tagline = ##f
}
\paper {
  #(set-paper-size "a4")
  system-count = #6
  system-system-spacing.basic-distance = #18
}
\score {
  <<
    \new Staff = "guitar" <<
    \new Voice = "guitar1" { \key a \minor \time 6/8 \clef "treble_8"
      \tempo "Flowing" 4. = 52 \partial 8 \oneVoice a8 |
      \voiceOne c'4 d'8 e'8. f'16 e'8 |
      d'4 b8 g8. a16 b8 |
      c'4 a8 a8. gis16 a8 |
      b4 gis8 e4 a8 |
      c'4 d'8 e'8. f'16 e'8 |
      d'4 b8 g8. a16 b8 |
      c'8. b16 a8 gis8. fis16 gis8 |
      a4. a4. |
      \bar "||" g'4. g'8. fis'16 e'8 |
      d'4 b8 g8. a16 b8 |
      c'4 a8 a8. gis16 a8 |
      b4 gis8 e4. |
      g'4. g'8. fis'16 e'8 |
      d'4 b8 g8. a16 b8 |
      c'8. b16 a8 gis8. fis16 gis8 |
      \set Timing.measureLength = #(ly:make-moment 5/8) a4. a4 |
      \bar "|."
    }
    \new Voice = "guitar2" {
      s8 |
      \voiceTwo a,4. a,4. |
      g,4. g,4. |
      a,4. a,4. |
      e,4. e,4 s8 |
      a,4. a,4. |
      g,4. g,4. |
      a,4. e,4. |
      a,4. a,4. |
      c4. c4. |
      g,4. g,4. |
      a,4. a,4. |
      e,4. e,4. |
      c4. c4. |
      g,4. g,4. |
      a,4. e,4. |
      a,4. a,4 |
    }
    >>
  >>
  \layout {
    indent = 0
  }
}
