\version "2.24.0"
\pointAndClickOff
#(set-global-staff-size 20)
\header {
  pdftitle = "Für Elise"
  pdfauthor = "Ludwig van Beethoven"
  title = "Für Elise"
  subtitle = "Bagatelle in A minor, WoO 59"
  composer = "Ludwig van Beethoven (1770–1827)"
  copyright = "Public domain. Engraved for the Partbook sample catalogue (CC0)."
  tagline = ##f
}
\paper {
  #(set-paper-size "a4")
  page-count = #4
  ragged-last-bottom = ##f
}
\score {
  <<
    \new PianoStaff <<
    \new Staff = "rh" <<
    \new Voice = "rh1" { \key a \minor \time 3/8 \clef "treble"
      \tempo "Poco moto" \partial 8 e''16\pp dis''16 |
      e''16 dis''16 e''16 b'16 d''16 c''16 |
      a'8 r16 c'16 e'16 a'16 |
      b'8 r16 e'16 gis'16 b'16 |
      c''8 r16 e'16 e''16 dis''16 |
      e''16 dis''16 e''16 b'16 d''16 c''16 |
      a'8 r16 c'16 e'16 a'16 |
      b'8 r16 e'16 c''16 b'16 |
      \set Score.repeatCommands = #'((volta "1.")) \set Timing.measureLength = #(ly:make-moment 1/4) a'4 |
      \set Score.repeatCommands = #'((volta #f) (volta "2.") end-repeat) \set Timing.measureLength = #(ly:make-moment 3/8) a'8 r16 b'16 c''16 d''16 |
      \set Score.repeatCommands = #'((volta #f) start-repeat) e''8. g'16 f''16 e''16 |
      d''8. f'16 e''16 d''16 |
      c''8. e'16 d''16 c''16 |
      b'8 r16 e'16 e''16 r16 |
      r16 e''16 e'''16 r16 r16 dis''16 |
      e''16 r16 r16 dis''16 e''16 dis''16 |
      e''16 dis''16 e''16 b'16 d''16 c''16 |
      a'8 r16 c'16 e'16 a'16 |
      b'8 r16 e'16 gis'16 b'16 |
      c''8 r16 e'16 e''16 dis''16 |
      e''16 dis''16 e''16 b'16 d''16 c''16 |
      a'8 r16 c'16 e'16 a'16 |
      b'8 r16 e'16 c''16 b'16 |
      \set Score.repeatCommands = #'((volta "1.")) a'8 r16 b'16 c''16 d''16 |
      \set Score.repeatCommands = #'((volta #f) (volta "2.") end-repeat) a'8 r16 <e' c''>16 <f' c''>16 <e' g' c''>16 |
      \set Score.repeatCommands = #'((volta #f)) \grace { f'16 a'16 } c''4 f''16. e''32 |
      e''8( d''8) bes''16. a''32 |
      a''16( g''16 f''16 e''16 d''16 c''16) |
      bes'8( a'8) \grace { bes'32 } a'32( g'32 a'32 bes'32) |
      c''4 d''16( dis''16) |
      e''8. e''16 f''16( a'16) |
      c''4 d''16. b'32 |
      c''32 g''32 g'32 g''32 a'32 g''32 b'32 g''32 c''32 g''32 d''32 g''32 |
      e''32 g''32 c'''32 b''32 a''32 g''32 f''32 e''32 d''32 g''32 f''32 d''32 |
      c''32 g''32 g'32 g''32 a'32 g''32 b'32 g''32 c''32 g''32 d''32 g''32 |
      e''32 g''32 c'''32 b''32 a''32 g''32 f''32 e''32 d''32 g''32 f''32 d''32 |
      e''32 f''32 e''32 dis''32 e''32 b'32 e''32 dis''32 e''32 b'32 e''32 dis''32 |
      e''8. b'16 e''16 dis''16 |
      e''8. b'16 e''16 dis''16 |
      e''16 dis''16 e''16 dis''16 e''16 dis''16 |
      e''16 dis''16 e''16 b'16 d''16 c''16 |
      a'8 r16 c'16 e'16 a'16 |
      b'8 r16 e'16 gis'16 b'16 |
      c''8 r16 e'16 e''16 dis''16 |
      e''16 dis''16 e''16 b'16 d''16 c''16 |
      a'8 r16 c'16 e'16 a'16 |
      b'8 r16 e'16 c''16 b'16 |
      a'8 r16 b'16 c''16 d''16 |
      e''8. g'16 f''16 e''16 |
      d''8. f'16 e''16 d''16 |
      c''8. e'16 d''16 c''16 |
      b'8 r16 e'16 e''16 r16 |
      r16 e''16 e'''16 r16 r16 dis''16 |
      e''16 r16 r16 dis''16 e''16 dis''16 |
      e''16 dis''16 e''16 b'16 d''16 c''16 |
      a'8 r16 c'16 e'16 a'16 |
      b'8 r16 e'16 gis'16 b'16 |
      c''8 r16 e'16 e''16 dis''16 |
      e''16 dis''16 e''16 b'16 d''16 c''16 |
      a'8 r16 c'16 e'16 a'16 |
      b'8 r16 e'16 c''16 b'16 |
      a'8 r8 r8 |
      <e' g' bes' cis''>4. |
      <f' a' d''>4 <cis'' e''>16 <d'' f''>16 |
      <gis' d'' f''>4 <gis' d'' f''>8 |
      <a' c''! e''>4. |
      <f' d''>4 <e' c''>16 <d' b'>16 |
      <c' fis' a'>4 <c' a'>8 |
      <c' a'>8 <e' c''>8 <d' b'>8 |
      <c' a'>4. |
      <e' g' bes' cis''>4. |
      <f' a' d''>4 <cis'' e''>16 <d'' f''>16 |
      <d'' f''>4 <d'' f''>8 |
      <d'' f''>4. |
      <g' ees''>4 <f' d''>16 <ees' c''>16 |
      <d' f' bes'>4 <d' f' a'>8 |
      <d' f' gis'>4 <d' f' gis'>8 |
      <c' e'! a'>4 r8 |
      <e' b'>8 r8 r8 |
      \tuplet 3/2 { a16\pp c'16 e'16 } \tuplet 3/2 { a'16 c''16 e''16 } \tuplet 3/2 { d''16 c''16 b'16 } |
      \tuplet 3/2 { a'16 c''16 e''16 } \tuplet 3/2 { a''16 c'''16 e'''16 } \tuplet 3/2 { d'''16 c'''16 b''16 } |
      \ottava #1 \tuplet 3/2 { a''16 c'''16 e'''16 } \tuplet 3/2 { a'''16 c''''16 e''''16 } \tuplet 3/2 { d''''16 c''''16 b'''16 } |
      \tuplet 3/2 { bes'''16 a'''16 gis'''16 } \tuplet 3/2 { g'''16 fis'''16 f'''16 } \ottava #0 \tuplet 3/2 { e'''16 dis'''16 d'''16 } |
      \tuplet 3/2 { cis'''16 c'''16 b''16 } \tuplet 3/2 { bes''16 a''16 gis''16 } \tuplet 3/2 { g''16 fis''16 f''16 } |
      e''16 dis''16 e''16 b'16 d''16 c''16 |
      a'8 r16 c'16 e'16 a'16 |
      b'8 r16 e'16 gis'16 b'16 |
      c''8 r16 e'16 e''16 dis''16 |
      e''16 dis''16 e''16 b'16 d''16 c''16 |
      a'8 r16 c'16 e'16 a'16 |
      b'8 r16 e'16 c''16 b'16 |
      a'8 r16 b'16 c''16 d''16 |
      e''8. g'16 f''16 e''16 |
      d''8. f'16 e''16 d''16 |
      c''8. e'16 d''16 c''16 |
      b'8 r16 e'16 e''16 r16 |
      r16 e''16 e'''16 r16 r16 dis''16 |
      e''16 r16 r16 dis''16 e''16 dis''16 |
      e''16 dis''16 e''16 b'16 d''16 c''16 |
      a'8 r16 c'16 e'16 a'16 |
      b'8 r16 e'16 gis'16 b'16 |
      c''8 r16 e'16 e''16 dis''16 |
      e''16 dis''16 e''16 b'16 d''16 c''16 |
      a'8 r16 c'16 e'16 a'16 |
      b'8 r16 e'16 c''16 b'16 |
      \set Timing.measureLength = #(ly:make-moment 1/4) a'8 r8 |
      \bar "|."
    }
    >>
    \new Staff = "lh" <<
    \new Voice = "lh1" { \key a \minor \time 3/8 \clef "bass"
      \override Fingering.direction = #DOWN
      r8 |
      R4. |
      a,16 e16 a16 r16 r8 |
      e,16 e16 gis16 r16 r8 |
      a,16 e16 a16 r16 r8 |
      R4. |
      a,16 e16 a16 r16 r8 |
      e,16 e16 gis16 r16 r8 |
      a,16 e16 a16 r16 |
      a,16 e16 a16 r16 r8 |
      c16 g16 c'16 r16 r8 |
      g,16 g16 b16 r16 r8 |
      a,16 e16 a16 r16 r8 |
      e,16 e16 e'16 r16 r16 \clef "treble" e'16 |
      e''16 r16 r16 dis''16 e''16 r16 |
      r16 dis''16 e''16 r16 r8 |
      \clef "bass" R4. |
      a,16 e16 a16 r16 r8 |
      e,16 e16 gis16 r16 r8 |
      a,16 e16 a16 r16 r8 |
      R4. |
      a,16 e16 a16 r16 r8 |
      e,16 e16 gis16 r16 r8 |
      a,16 e16 a16 r16 r8 |
      a,16 e16 a16 <bes c'>16 <a c'>16 <g bes c'>16 |
      f16 a16 c'16 a16 c'16 a16 |
      f16 bes16 d'16 bes16 d'16 bes16 |
      f16 e'16 <f g bes>16 e'16 <f g bes>16 e'16 |
      f16 a16 c'16 a16 c'16 a16 |
      f16 a16 c'16 a16 c'16 a16 |
      e16 a16 c'16 a16 <d d'>16 f16 |
      g16 e'16 g16 e'16 g16 f'16 |
      \clef "treble" <c' e'>8 r16 <f' g'>16 <e' g'>16 <d' f' g'>16 |
      <c' e' g'>8 \clef "bass" <f a>8 <g b>8 |
      \clef "treble" c'8 r16 <f' g'>16 <e' g'>16 <d' f' g'>16 |
      <c' e' g'>8 \clef "bass" <f a>8 <g b>8 |
      <gis b>8 r8 r8 |
      R4.*4 |
      a,16 e16 a16 r16 r8 |
      e,16 e16 gis16 r16 r8 |
      a,16 e16 a16 r16 r8 |
      R4. |
      a,16 e16 a16 r16 r8 |
      e,16 e16 gis16 r16 r8 |
      a,16 e16 a16 r16 r8 |
      c16 g16 c'16 r16 r8 |
      g,16 g16 b16 r16 r8 |
      a,16 e16 a16 r16 r8 |
      e,16 e16 e'16 r16 r16 \clef "treble" e'16 |
      e''16 r16 r16 dis''16 e''16 r16 |
      r16 dis''16 e''16 r16 r8 |
      \clef "bass" R4. |
      a,16 e16 a16 r16 r8 |
      e,16 e16 gis16 r16 r8 |
      a,16 e16 a16 r16 r8 |
      R4. |
      a,16 e16 a16 r16 r8 |
      e,16 e16 gis16 r16 r8 |
      a,16 a,16 a,16 a,16 a,16 a,16 |
      a,16 a,16 a,16 a,16 a,16 a,16 |
      a,16 a,16 a,16 a,16 a,16 a,16 |
      a,16 a,16 a,16 a,16 a,16 a,16 |
      a,16 a,16 a,16 a,16 a,16 a,16 |
      <d, a,>16 <d, a,>16 <d, a,>16 <d, a,>16 <d, a,>16 <d, a,>16 |
      <dis, a,>16 <dis, a,>16 <dis, a,>16 <dis, a,>16 <dis, a,>16 <dis, a,>16 |
      <e, a,>16 <e, a,>16 <e, a,>16 <e, a,>16 <e, gis,>16 <e, gis,>16 |
      <a,, a,>16 a,16 a,16 a,16 a,16 a,16 |
      a,16 a,16 a,16 a,16 a,16 a,16 |
      a,16 a,16 a,16 a,16 a,16 a,16 |
      a,16 a,16 a,16 a,16 a,16 a,16 |
      bes,16 bes,16 bes,16 bes,16 bes,16 bes,16 |
      bes,16 bes,16 bes,16 bes,16 bes,16 bes,16 |
      bes,16 bes,16 bes,16 bes,16 bes,16 bes,16 |
      b,!16 b,16 b,16 b,16 b,16 b,16 |
      c4 r8 |
      <e gis>8 r8 r8 |
      a,,8 r8 <a c' e'>8 |
      <a c' e'>8 r8 <a c' e'>8 |
      <a c' e'>8 r8 <a c' e'>8 |
      <a c' e'>8 r8 r8 |
      R4.*2 |
      a,16 e16 a16 r16 r8 |
      e,16 e16 gis16 r16 r8 |
      a,16 e16 a16 r16 r8 |
      R4. |
      a,16 e16 a16 r16 r8 |
      e,16 e16 gis16 r16 r8 |
      a,16 e16 a16 r16 r8 |
      c16 g16 c'16 r16 r8 |
      g,16 g16 b16 r16 r8 |
      a,16 e16 a16 r16 r8 |
      e,16 e16 e'16 r16 r16 \clef "treble" e'16 |
      e''16 r16 r16 dis''16 e''16 r16 |
      r16 dis''16 e''16 r16 r8 |
      \clef "bass" R4. |
      a,16 e16 a16 r16 r8 |
      e,16 e16 gis16 r16 r8 |
      a,16 e16 a16 r16 r8 |
      R4. |
      a,16 e16 a16 r16 r8 |
      e,16 e16 gis16 r16 r8 |
      <a,, a,>8 r8 |
    }
    >>
    >>
  >>
  \layout {
    indent = 0
    \context { \Voice \override TupletBracket.bracket-visibility = ##f }
  }
}
