\version "2.24.0"
\pointAndClickOff
#(set-global-staff-size 20)
\header {
  pdftitle = "Canon in D"
  pdfauthor = "Johann Pachelbel"
  title = "Canon in D"
  subtitle = "Violin I"
  composer = "Johann Pachelbel (1653–1706)"
  copyright = "Public domain. Engraved for the Partbook sample catalogue (CC0)."
  tagline = ##f
}
\paper {
  #(set-paper-size "a4")
  page-count = #2
  ragged-last-bottom = ##f
}
\score {
  <<
    \new Staff = "violin1" <<
    \new Voice = "violin11" { \key d \major \time 4/4 \clef "treble"
      \tempo "Andante" 4 = 56 R1*2 |
      fis''4 e''4 d''4 cis''4 |
      b'4 a'4 b'4 cis''4 |
      d''4 cis''4 b'4 a'4 |
      g'4 fis'4 g'4 e'4 |
      d'8 fis'8 a'8 g'8 fis'8 d'8 fis'8 e'8 |
      d'8 b8 d'8 a'8 g'8 b'8 a'8 g'8 |
      fis'8 d'8 e'8 cis''8 d''8 fis''8 a''8 a'8 |
      b'8 g'8 a'8 fis'8 d'8 d''8 d''8. cis''16 |
      d''16 cis''16 d''16 d'16 cis'16 a'16 e'16 fis'16 d'16 d''16 cis''16 b'16 cis''16 fis''16 a''16 b''16 |
      g''16 fis''16 e''16 g''16 fis''16 e''16 d''16 cis''16 b'16 a'16 g'16 fis'16 e'16 g'16 fis'16 e'16 |
      d'16 e'16 fis'16 g'16 a'16 e'16 a'16 g'16 fis'16 b'16 a'16 g'16 a'16 g'16 fis'16 e'16 |
      d'16 b16 b'16 cis''16 d''16 cis''16 b'16 a'16 g'16 fis'16 e'16 b'16 a'16 b'16 a'16 g'16 |
      fis'8 fis''8 e''4 r8 d''8 fis''4 |
      b''4 a''4 b''4 cis'''4 |
      d'''8 d''8 cis''4 r8 b'8 d''4 |
      d''4. d''8 d''8 g''8 e''8 a''8 |
      a''16 fis''32 g''32 a''16 fis''32 g''32 a''32 a'32 b'32 cis''32 d''32 e''32 fis''32 g''32 fis''16 d''32 e''32 fis''16 fis'32 g'32 a'32 b'32 a'32 g'32 a'32 fis'32 g'32 a'32 |
      g'16 b'32 a'32 g'16 fis'32 e'32 fis'32 e'32 d'32 e'32 fis'32 g'32 a'32 b'32 g'16 b'32 a'32 b'16 cis''32 d''32 a'32 b'32 cis''32 d''32 e''32 fis''32 g''32 a''32 |
      fis''16 d''32 e''32 fis''16 e''32 d''32 e''32 cis''32 d''32 e''32 fis''32 e''32 d''32 cis''32 d''16 b'32 cis''32 d''16 d'32 e'32 fis'32 g'32 fis'32 e'32 fis'32 d''32 cis''32 d''32 |
      b'16 d''32 cis''32 b'16 a'32 g'32 a'32 g'32 fis'32 g'32 a'32 b'32 cis''32 d''32 b'16 d''32 cis''32 d''16 cis''32 b'32 cis''32 d''32 e''32 d''32 cis''32 d''32 b'32 cis''32 |
      d''8 r8 cis''8 r8 b'8 r8 d''8 r8 |
      d'8 r8 d'8 r8 d'8 r8 e'8 r8 |
      r8 a'8 r8 a'8 r8 fis'8 r8 a'8 |
      r8 g'8 r8 fis'8 r8 g'8 r8 e''8 |
      fis''16 fis'16 g'16 fis'16 e'16 e''16 fis''16 e''16 d''16 fis'16 d'16 b'16 a'16 a16 g16 a16 |
      b16 b'16 cis''16 b'16 a'16 a16 g16 a16 b16 b'16 a'16 b'16 cis''16 cis'16 b16 cis'16 |
      d'16 d''16 e''16 d''16 cis''16 cis'16 d'16 cis'16 b16 b'16 a'16 b'16 cis''16 cis'16 fis'16 e'16 |
      d'16 d''16 e''16 g''16 fis''16 fis'16 a'16 fis''16 d''16 g''16 fis''16 g''16 e''16 a'16 g'16 a'16 |
      fis'16 a'16 a'16 a'16 a'16 a'16 a'16 a'16 fis'16 fis'16 fis'16 fis'16 fis'16 fis'16 a'16 a'16 |
      g'16 g'16 g'16 d''16 d''16 d''16 d''16 d''16 d''16 d''16 b'16 b'16 a'16 a'16 e''16 cis''16 |
      a'16 fis''16 fis''16 fis''16 e''16 e''16 e''16 e''16 d''16 d''16 d''16 d''16 a''16 a''16 a''16 a''16 |
      b''16 b''16 b''16 b''16 a''16 a''16 a''16 a''16 b''16 b''16 b''16 b''16 cis'''16 cis''16 cis''16 cis''16 |
      d''16 d'32 e'32 fis'16 d'16 cis'16 cis''32 d''32 e''16 cis''16 b'16 b32 cis'32 d'16 b16 cis'16 a'32 g'32 fis'16 e'16 |
      d'16 g'32 fis'32 e'16 g'16 fis'16 d'32 e'32 fis'16 a'16 g'16 b'32 a'32 g'16 fis'16 e'16 a'32 g'32 fis'16 e'16 |
      fis'16 d''32 cis''32 d''16 fis'16 a'16 a'32 b'32 cis''16 a'16 fis'16 d''32 e''32 fis''16 d''16 fis''16 fis''32 e''32 d''16 cis''16 |
      b'16 b'32 a'32 b'16 cis''16 d''16 fis''32 e''32 d''16 fis''16 g''16 d''32 cis''32 b'16 b'16 a'16 e'16 a'16 a'16 |
      a'4. a'8 d'4. a'8 |
      g'4 a'4 g'8 d'8 d'8. cis'16 |
      d'8 d''8 cis''4 b'4 a'4 |
      d'8. e'16 fis'4 b'4 e'8. e'16 |
      fis'8. fis''16 fis''16 g''16 fis''16 e''16 d''8. d''16 d''16 e''16 d''16 cis''16 |
      b'4 d''4 d''16 c''16 b'16 c''16 a'8. a'16 |
      a'8. a''16 a''16 b''16 a''16 g''16 fis''8. fis''16 fis''16 g''16 fis''16 e''16 |
      d''16 c''16 b'16 c''16 a'8. a'16 g'8 d''8 cis''!8. cis''16 |
      d''8 d''4 cis''4 b'4 a'8~ |
      a'8 g'4 fis'8~ fis'8. e'16 e'4 |
      fis'8 fis''4 e''8 d''8 d'''4 c'''8 |
      b''4 d'''8 a''8 b''4 a''4 |
      a''4 a'8. g'16 fis'4 fis''8. e''16 |
      d''4. d''8 d''4 cis''!4 |
      d''8 d'8 cis'8 cis''8 b'8 b8 a8 a'8 |
      g'8 g''8 fis''8 fis'8 e'8 b'8 e'8 e''8 |
      fis''8 fis'8 e'8 e''8 d''8 d'8 cis'8 cis''8 |
      b'8 b''8 a''8 a'8 g'8. e''16 a'8 a'8 |
      a'1\fermata |
      \bar "|."
    }
    >>
  >>
  \layout {
    indent = 0
    \context { \Score skipBars = ##t }
  }
}
