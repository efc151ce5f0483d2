\version "2.24.0"
\pointAndClickOff
#(set-global-staff-size 20)
\header {
  pdftitle = "Canon in D"
  pdfauthor = "Johann Pachelbel"
  title = "Canon in D"
  subtitle = "Viola"
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
    \new Staff = "viola" <<
    \new Voice = "viola1" { \key d \major \time 4/4 \clef "alto"
      \tempo "Andante" 4 = 56 R1*6 |
      fis'4 e'4 d'4 cis'4 |
      b4 a4 b4 cis'4 |
      d'4 cis'4 b4 a4 |
      g4 fis4 g4 e4 |
      d8 fis8 a8 g8 fis8 d8 fis8 e8 |
      d8 b8 d8 a8 g8 b8 a8 g8 |
      fis8 d8 e8 cis'8 d'8 fis'8 a'8 a8 |
      b8 g8 a8 fis8 d8 d'8 d'8. cis'16 |
      d'16 cis'16 d'16 d16 cis16 a16 e16 fis16 d16 d'16 cis'16 b16 cis'16 fis'16 a'16 b'16 |
      g'16 fis'16 e'16 g'16 fis'16 e'16 d'16 cis'16 b16 a16 g16 fis16 e16 g16 fis16 e16 |
      d16 e16 fis16 g16 a16 e16 a16 g16 fis16 b16 a16 g16 a16 g16 fis16 e16 |
      d16 b16 b16 cis'16 d'16 cis'16 b16 a16 g16 fis16 e16 b16 a16 b16 a16 g16 |
      fis8 fis'8 e'4 r8 d'8 fis'4 |
      b'4 a'4 b'4 cis''4 |
      d''8 d'8 cis'4 r8 b8 d'4 |
      d'4. d'8 d'8 g'8 e'8 a'8 |
      a'16 fis'32 g'32 a'16 fis'32 g'32 a'32 a32 b32 cis'32 d'32 e'32 fis'32 g'32 fis'16 d'32 e'32 fis'16 fis32 g32 a32 b32 a32 g32 a32 fis32 g32 a32 |
      g16 b32 a32 g16 fis32 e32 fis32 e32 d32 e32 fis32 g32 a32 b32 g16 b32 a32 b16 cis'32 d'32 a32 b32 cis'32 d'32 e'32 fis'32 g'32 a'32 |
      fis'16 d'32 e'32 fis'16 e'32 d'32 e'32 cis'32 d'32 e'32 fis'32 e'32 d'32 cis'32 d'16 b32 cis'32 d'16 d32 e32 fis32 g32 fis32 e32 fis32 d'32 cis'32 d'32 |
      b16 d'32 cis'32 b16 a32 g32 a32 g32 fis32 g32 a32 b32 cis'32 d'32 b16 d'32 cis'32 d'16 cis'32 b32 cis'32 d'32 e'32 d'32 cis'32 d'32 b32 cis'32 |
      d'8 r8 cis'8 r8 b8 r8 d'8 r8 |
      d8 r8 d8 r8 d8 r8 e8 r8 |
      r8 a8 r8 a8 r8 fis8 r8 a8 |
      r8 g8 r8 fis8 r8 g8 r8 e'8 |
      fis''16 fis'16 g'16 fis'16 e'16 e''16 fis''16 e''16 d''16 fis'16 d'16 b'16 a'16 a16 g16 a16 |
      b16 b'16 cis''16 b'16 a'16 a16 g16 a16 b16 b'16 a'16 b'16 cis''16 cis'16 b16 cis'16 |
      d'16 d''16 e''16 d''16 cis''16 cis'16 d'16 cis'16 b16 b'16 a'16 b'16 cis''16 cis'16 fis'16 e'16 |
      d16 d'16 e'16 g'16 fis'16 fis16 a16 fis'16 d'16 g'16 fis'16 g'16 e'16 a16 g16 a16 |
      fis16 a16 a16 a16 a16 a16 a16 a16 fis16 fis16 fis16 fis16 fis16 fis16 a16 a16 |
      g16 g16 g16 d'16 d'16 d'16 d'16 d'16 d'16 d'16 b16 b16 a16 a16 e'16 cis'16 |
      a16 fis'16 fis'16 fis'16 e'16 e'16 e'16 e'16 d'16 d'16 d'16 d'16 a'16 a'16 a'16 a'16 |
      b'16 b'16 b'16 b'16 a'16 a'16 a'16 a'16 b'16 b'16 b'16 b'16 cis''16 cis'16 cis'16 cis'16 |
      d''16 d'32 e'32 fis'16 d'16 cis'16 cis''32 d''32 e''16 cis''16 b'16 b32 cis'32 d'16 b16 cis'16 a'32 g'32 fis'16 e'16 |
      d16 g32 fis32 e16 g16 fis16 d32 e32 fis16 a16 g16 b32 a32 g16 fis16 e16 a32 g32 fis16 e16 |
      fis16 d'32 cis'32 d'16 fis16 a16 a32 b32 cis'16 a16 fis16 d'32 e'32 fis'16 d'16 fis'16 fis'32 e'32 d'16 cis'16 |
      b16 b32 a32 b16 cis'16 d'16 fis'32 e'32 d'16 fis'16 g'16 d'32 cis'32 b16 b16 a16 e16 a16 a16 |
      a4. a8 d4. a8 |
      g4 a4 g8 d8 d8. cis16 |
      d8 d'8 cis'4 b4 a4 |
      d8. e16 fis4 b4 e8. e16 |
      fis8. fis'16 fis'16 g'16 fis'16 e'16 d'8. d'16 d'16 e'16 d'16 cis'16 |
      b4 d'4 d'16 c'16 b16 c'16 a8. a16 |
      a8. a'16 a'16 b'16 a'16 g'16 fis'8. fis'16 fis'16 g'16 fis'16 e'16 |
      d'16 c'16 b16 c'16 a8. a16 g8 d'8 cis'!8. cis'16 |
      d'8 d'4 cis'4 b4 a8~ |
      a8 g4 fis8~ fis8. e16 e4 |
      fis8 fis'4 e'8 d'8 d''4 c''8 |
      b'4 d''8 a'8 b'4 a'4 |
      a'4 a8. g16 fis4 fis'8. e'16 |
      d'4. d'8 d'4 cis'!4 |
      d'1\fermata |
      \bar "|."
    }
    >>
  >>
  \layout {
    indent = 0
    \context { \Score skipBars = ##t }
  }
}
