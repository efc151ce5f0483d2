\version "2.24.0"
\pointAndClickOff
#(set-global-staff-size 15)
\header {
  pdftitle = "Canon in D"
  pdfauthor = "Johann Pachelbel"
  title = "Canon in D"
  subtitle = "arranged for string quartet"
  composer = "Johann Pachelbel (1653–1706)"
  copyright = "Public domain. Engraved for the Partbook sample catalogue (CC0)."
  tagline = ##f
}
\paper {
  #(set-paper-size "a4")
  page-count = #4
  ragged-last-bottom = ##f
  system-system-spacing.padding = #3
}
\score {
  \new StaffGroup <<
    \new Staff = "violin1" \with { instrumentName = "Violin I" shortInstrumentName = "Vln. I" } <<
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
    \new Staff = "violin2" \with { instrumentName = "Violin II" shortInstrumentName = "Vln. II" } <<
    \new Voice = "violin21" { \key d \major \time 4/4 \clef "treble"
      R1*4 |
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
      fis'1\fermata |
    }
    >>
    \new Staff = "viola" \with { instrumentName = "Viola" shortInstrumentName = "Vla." } <<
    \new Voice = "viola1" { \key d \major \time 4/4 \clef "alto"
      R1*6 |
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
    }
    >>
    \new Staff = "cello" \with { instrumentName = "Violoncello" shortInstrumentName = "Vc." } <<
    \new Voice = "cello1" { \key d \major \time 4/4 \clef "bass"
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
      d4 a,4 b,4 fis,4 |
      g,4 d,4 g,4 a,4 |
      d1\fermata |
    }
    >>
  >>
  \layout {
    short-indent = 10\mm
  }
}
