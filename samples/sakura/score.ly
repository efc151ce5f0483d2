\version "2.24.0"
\pointAndClickOff
#(set-global-staff-size 21)
\header {
  pdftitle = "さくらさくら"
  pdfauthor = "日本古謡"
  title = "さくらさくら"
  subtitle = "うたとピアノのための"
  composer = "日本古謡"
  copyright = "Public domain. Engraved for the Partbook sample catalogue (CC0)."
  tagline = ##f
}
\paper {
  #(set-paper-size "a4")
  #(define fonts (set-global-fonts
    #:roman "IPAMincho" #:factor (/ staff-height pt 20)))
  system-count = #4
  ragged-last-bottom = ##f
}
\score {
  \new StaffGroup <<
    \new Staff = "voice" \with { instrumentName = "うた" shortInstrumentName = "うた" } <<
    \new Voice = "voice1" { \key a \minor \time 4/4 \clef "treble"
      \tempo "ゆるやかに" 4 = 72 a'4 a'4 b'2 |
      a'4 a'4 b'2 |
      a'4 b'4 c''4 b'4 |
      a'4 b'8( a'8) f'2 |
      e'4 c'4 e'4 f'4 |
      e'4 e'8( c'8) b2 |
      a'4 b'4 c''4 b'4 |
      a'4 b'8( a'8) f'2 |
      e'4 c'4 e'4 f'4 |
      e'4 e'8( c'8) b2 |
      a'4 a'4 b'2 |
      a'4 a'4 b'2 |
      e'4 f'4 b'8( a'8) f'4 |
      e'1 |
      \bar "|."
    }
    >>
    \new Lyrics \lyricsto "voice1" {
      "さ" "く" "ら" "さ" "く" "ら" "や" "よ" "い" "の" "そ" "ら" "は" "み" "わ" "た" "す" "か" "ぎ" "り" "か" "す" "み" "か" "く" "も" "か" "に" "お" "い" "ぞ" "い" "ず" "る" "い" "ざ" "や" "い" "ざ" "や" "み" "に" "ゆ" "か" "ん"
    }
    \new PianoStaff \with { instrumentName = "ピアノ" shortInstrumentName = "ピ" } <<
    \new Staff = "rh" <<
    \new Voice = "rh1" { \key a \minor \time 4/4 \clef "treble"
      r4 <a e'>4 r4 <b e'>4 |
      r4 <a e'>4 r4 <b e'>4 |
      r4 <a e'>4 r4 <a e'>4 |
      r4 <a e'>4 r4 <a c'>4 |
      r4 <e a c'>4 r4 <e a c'>4 |
      r4 <e a c'>4 r4 <e b>4 |
      r4 <a e'>4 r4 <a e'>4 |
      r4 <a e'>4 r4 <a c'>4 |
      r4 <e a c'>4 r4 <e a c'>4 |
      r4 <e a c'>4 r4 <e b>4 |
      r4 <a e'>4 r4 <b e'>4 |
      r4 <a e'>4 r4 <b e'>4 |
      r4 <a c'>4 r4 <a c'>4 |
      <e b e'>1 |
    }
    >>
    \new Staff = "lh" <<
    \new Voice = "lh1" { \key a \minor \time 4/4 \clef "bass"
      \override Fingering.direction = #DOWN
      a,2 e2 |
      a,2 e2 |
      a,2 a2 |
      a,2 f2 |
      a,2 a,2 |
      a,2 e,2 |
      a,2 a2 |
      a,2 f2 |
      a,2 a,2 |
      a,2 e,2 |
      a,2 e2 |
      a,2 e2 |
      a,2 f,2 |
      <e, b,>1 |
    }
    >>
    >>
  >>
  \layout {
    \context { \Lyrics \override LyricHyphen.minimum-distance = #0.8
      \override LyricSpace.minimum-distance = #1 }
    short-indent = 10\mm
  }
}
