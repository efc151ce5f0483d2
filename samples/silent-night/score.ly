\version "2.24.0"
\pointAndClickOff
#(set-global-staff-size 20)
\header {
  pdftitle = "Stille Nacht"
  pdfauthor = "Franz Xaver Gruber"
  title = "Stille Nacht"
  subtitle = "Silent Night"
  composer = "Franz Xaver Gruber (1787–1863)"
  poet = "Joseph Mohr (1792–1848)"
  copyright = "Public domain. Engraved for the Partbook sample catalogue (CC0)."
  tagline = ##f
}
\paper {
  #(set-paper-size "a4")
  page-count = #1
  system-count = #4
  ragged-last-bottom = ##f
}
\score {
  \new StaffGroup <<
    \new Staff = "voice" \with { instrumentName = "Voice" shortInstrumentName = "V." } <<
    \new Voice = "voice1" { \key bes \major \time 6/8 \clef "treble"
      \tempo "Sehr ruhig" 4. = 46 f'8.( g'16) f'8 d'4. |
      f'8. g'16 f'8 d'4. |
      c''4 c''8 a'4. |
      bes'4 bes'8 f'4. |
      g'4 g'8 bes'8. a'16 g'8 |
      f'8. g'16 f'8 d'4. |
      g'4 g'8 bes'8. a'16 g'8 |
      f'8. g'16 f'8 d'4. |
      c''4 c''8 ees''8. c''16 a'8 |
      bes'4.( d''4.) |
      bes'8( f'8) d'8 f'8. ees'16 c'8 |
      bes4.~ bes4 r8 |
      \bar "|."
    }
    >>
    \new Lyrics \lyricsto "voice1" {
      "Stil" -- "le" "Nacht," "hei" -- "li" -- "ge" "Nacht!" "Al" -- "les" "schläft," "ein" -- "sam" "wacht" "nur" "das" "trau" -- "te," "hoch" -- "hei" -- "li" -- "ge" "Paar." "Hol" -- "der" "Kna" -- "be" "im" "lo" -- "cki" -- "gen" "Haar," "schlaf" "in" "himm" -- "li" -- "scher" "Ruh," "schlaf" "in" "himm" -- "li" -- "scher" "Ruh!"
    }
    \new PianoStaff \with { instrumentName = "Piano" shortInstrumentName = "Pno." } <<
    \new Staff = "rh" <<
    \new Voice = "rh1" { \key bes \major \time 6/8 \clef "treble"
      <bes d' f'>4. <bes d' f'>4. |
      <bes d' f'>4. <bes d' f'>4. |
      <a c' ees'>4. <a c' ees'>4. |
      <bes d' f'>4. <bes d' f'>4. |
      <bes ees' g'>4. <bes ees' g'>4. |
      <bes d' f'>4. <bes d' f'>4. |
      <bes ees' g'>4. <bes ees' g'>4. |
      <bes d' f'>4. <bes d' f'>4. |
      <a c' ees'>4. <a c' ees'>4. |
      <bes d' f'>4. <bes d' f'>4. |
      <bes d' f'>4. <a c' ees'>4. |
      <bes d'>4.~ <bes d'>4 r8 |
    }
    >>
    \new Staff = "lh" <<
    \new Voice = "lh1" { \key bes \major \time 6/8 \clef "bass"
      \override Fingering.direction = #DOWN
      bes,8 f8 bes8 bes,8 f8 bes8 |
      bes,8 f8 bes8 bes,8 f8 bes8 |
      f,8 c8 ees8 f,8 c8 ees8 |
      bes,8 f8 bes8 bes,8 f8 bes8 |
      ees8 bes8 ees'8 ees8 bes8 ees'8 |
      bes,8 f8 bes8 bes,8 f8 bes8 |
      ees8 bes8 ees'8 ees8 bes8 ees'8 |
      bes,8 f8 bes8 bes,8 f8 bes8 |
      f,8 c8 ees8 f,8 c8 ees8 |
      bes,8 f8 bes8 bes,8 f8 bes8 |
      bes,8 f8 bes8 f,8 c8 ees8 |
      bes,8 f8 d8 bes,4 r8 |
    }
    >>
    >>
  >>
  \layout {
    \context { \Lyrics \override LyricHyphen.minimum-distance = #0.8
      \override LyricSpace.minimum-distance = #1 }
    short-indent = 8\mm
  }
}
