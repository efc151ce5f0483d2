\version "2.24.0"
\pointAndClickOff
#(set-global-staff-size 22)
\header {
  pdftitle = "Коробейники"
  pdfauthor = "Русская народная песня"
  title = "Коробейники"
  subtitle = "для голоса и фортепиано"
  composer = "Русская народная песня"
  poet = "Николай Некрасов (1821–1878)"
  copyright = "Public domain. Engraved for the Partbook sample catalogue (CC0)."
  tagline = ##f
}
\paper {
  #(set-paper-size "a4")
  system-count = #4
  ragged-last-bottom = ##f
}
\score {
  \new StaffGroup <<
    \new Staff = "voice" \with { instrumentName = "Голос" shortInstrumentName = "Г." } <<
    \new Voice = "voice1" { \key a \minor \time 4/4 \clef "treble"
      \tempo "Скоро" 4 = 132 e''4 b'8 c''8 d''4 c''8 b'8 |
      a'4 a'8 c''8 e''4 d''8( c''8) |
      b'4. c''8 d''4 e''4 |
      c''4 a'4 a'2 |
      \bar "||" d''4. f''8 a''4 g''8 f''8 |
      e''4. c''8 e''4 d''8( c''8) |
      b'4. c''8 d''4 e''4 |
      c''4 a'4 a'2 |
      \bar "|."
    }
    >>
    \new Lyrics \lyricsto "voice1" {
      "Ой," "пол" -- "ным" "пол" -- "на" "мо" -- "я" "ко" -- "ро" -- "буш" -- "ка," "есть" "и" "сит" -- "цы" "и" "пар" -- "ча." "По" -- "жа" -- "лей," "ду" -- "ша" -- "за" -- "зно" -- "буш" -- "ка," "мо" -- "ло" -- "дец" -- "ко" -- "го" "пле" -- "ча!"
    }
    \new PianoStaff \with { instrumentName = "Фортепиано" shortInstrumentName = "Ф-п." } <<
    \new Staff = "rh" <<
    \new Voice = "rh1" { \key a \minor \time 4/4 \clef "treble"
      r4 <gis b d'>4 r4 <gis b d'>4 |
      r4 <a c' e'>4 r4 <a c' e'>4 |
      r4 <gis b d'>4 r4 <gis b d'>4 |
      r4 <a c' e'>4 <a c' e'>2 |
      r4 <a d' f'>4 r4 <a d' f'>4 |
      r4 <a c' e'>4 r4 <a c' e'>4 |
      r4 <gis b d'>4 r4 <gis b d'>4 |
      r4 <a c' e'>4 <a c' e'>2 |
    }
    >>
    \new Staff = "lh" <<
    \new Voice = "lh1" { \key a \minor \time 4/4 \clef "bass"
      \override Fingering.direction = #DOWN
      e4 r4 b,4 r4 |
      a,4 r4 e4 r4 |
      e4 r4 b,4 r4 |
      a,4 e4 a,2 |
      d4 r4 a,4 r4 |
      a,4 r4 e4 r4 |
      e4 r4 b,4 r4 |
      a,4 e4 a,2 |
    }
    >>
    >>
  >>
  \layout {
    \context { \Lyrics \override LyricHyphen.minimum-distance = #0.8
      \override LyricSpace.minimum-distance = #1 }
    indent = 26\mm
    short-indent = 10\mm
  }
}
