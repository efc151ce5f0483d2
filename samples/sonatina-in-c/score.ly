\version "2.24.0"
\pointAndClickOff
#(set-global-staff-size 20)
\header {
  pdftitle = "Sonatina in C"
  pdfauthor = "Muzio Clementi"
  title = "Sonatina in C"
  subtitle = "Opus 36, No. 1"
  composer = "Muzio Clementi (1752–1832)"
  copyright = "Public domain. Engraved for the Partbook sample catalogue (CC0)."
  tagline = ##f
}
\paper {
  #(set-paper-size "a4")
  page-count = #6
  ragged-last-bottom = ##f
}
\score {
  <<
    \new PianoStaff <<
    \new Staff = "rh" <<
    \new Voice = "rh1" { \key c \major \time 2/2 \clef "treble"
      \tempo "Spiritoso" c''4-3\f e''8 c''8 g'4 g'4 |
      c''4 e''8 c''8 g'4 g''4 |
      f''8 e''8 d''8 c''8 b'8 c''8 b'8 c''8 |
      d''8 c''8 b'8 a'8 g'4 r4 |
      c''4 e''8 c''8 g'4 g'4 |
      e''4 g''8 e''8 c''4 e''8 c''8 |
      d''8 b'8 c''8 a'8 b'8 g'8 a'8 fis'8 |
      g'8 a'8 b'8 c''8 d''8 e''8 fis''8 g''8 |
      a'4 a''4 a''4 a''4 |
      b'8 c''8 d''8 e''8 fis''8 g''8 a''8 b''8 |
      c''4 c'''4 c'''4 c'''4 |
      d''8 g''8 b''8 d'''8 c'''8 b''8 a''8 g''8 |
      fis''8 e''8 g''8 fis''8 a''8 g''8 fis''8 e''8 |
      e''8 d''8 c''8 b'8 d''8 c''8 b'8 a'8 |
      g'2 r2 |
      \set Score.repeatCommands = #'(end-repeat start-repeat) b'4\p d''8 b'8 g'4 g'4 |
      c''4 ees''8 c''8 g'4 g''4 |
      f''4 d''4 ees''4 c''4 |
      b'8 c''8 d''8 b'8 g'4 g'4 |
      g''8 g'8 g''8 g'8 g''8 g'8 g''8 g'8 |
      g''8 g'8 g''8 g'8 g''8 g'8 g''8 g'8 |
      d''8 ees''8 f''8 d''8 f''8 ees''8 d''8 c''8 |
      <b' g''>4 r4 r2 |
      c'4\f e'8 c'8 g4 g4 |
      c'4 e'8 c'8 g4 g'4 |
      f'8 e'8 d'8 c'8 b8 c'8 b8 c'8 |
      d'8 c'8 b8 a8 g4 r4 |
      c'4 g8 c'8 e'4 e'4 |
      e'4 c'8 e'8 g'4 c''4 |
      <e' g'>4 <d' f'>4 <c' e'>4 <b d'>4 |
      c'8 d'8 e'8 f'8 g'8 a'8 b'8 c''8 |
      c'4 d''4 d''4 d''4 |
      e'8 f'8 g'8 a'8 b'8 c''8 d''8 e''8 |
      f'4 f''4 f''4 f''4 |
      g'8 c''8 e''8 g''8 f''8 e''8 d''8 c''8 |
      a''8 g''8 f''8 e''8 d''8 c''8 b'8 a'8 |
      g'8 a'8 f'8 g'8 e'8 f'8 d'8 e'8 |
      c'4 r4 r2 |
      \set Score.repeatCommands = #'(end-repeat)
    }
    >>
    \new Staff = "lh" <<
    \new Voice = "lh1" { \key c \major \time 2/2 \clef "bass"
      \override Fingering.direction = #DOWN
      c4 r4 r2 |
      c4 r4 r2 |
      c4 r4 c4 r4 |
      g,4 r4 g8 f8 e8 d8 |
      c4 r4 r2 |
      c'4 r4 r4 fis4 |
      g4 c4 d4 d,4 |
      g,4 r4 r2 |
      fis8 d'8 a8 d'8 fis8 d'8 a8 d'8 |
      g4 r4 r2 |
      a8 d'8 c'8 d'8 a8 d'8 c'8 d'8 |
      b4 r4 r2 |
      c'4 r4 c4 r4 |
      d4 r4 d,4 r4 |
      g,8 b,8 d8 g8 g,4 r4 |
      f'1 |
      ees'1 |
      b2 c'2 |
      g1 |
      f'4 g4 d'4 g4 |
      ees'4 g4 c'4 g4 |
      b4 r4 c'4 r4 |
      g4 g,4 g8 f8 e8 d8 |
      c4 r4 r2 |
      c4 r4 r2 |
      c4 r4 c4 r4 |
      g,4 r4 g,8 f,8 e,8 d,8 |
      c,4 r4 r2 |
      c4 r4 r2 |
      g4 r4 g,4 r4 |
      c4 r4 r2 |
      b,8 g8 d8 g8 b,8 g8 d8 g8 |
      c4 r4 r2 |
      d8 g8 f8 g8 d8 g8 f8 g8 |
      e4 r4 r2 |
      f4 r4 f4 r4 |
      g4 r4 g,4 r4 |
      c,8 e,8 g,8 c8 c,4 r4 |
    }
    >>
    >>
  >>
  \layout {
    indent = 0
    \context { \Voice \override TupletBracket.bracket-visibility = ##f }
  }
  \header { piece = \markup \bold "I" }
}
\score {
  <<
    \new PianoStaff <<
    \new Staff = "rh" <<
    \new Voice = "rh1" { \key f \major \time 3/4 \clef "treble"
      \tempo "Andante" c''2\p f''4 |
      a'2 c''4 |
      f'2 \afterGrace 15/16 g'4\trill { f'16 g'16 } |
      a'4 \tuplet 3/2 { f'8 a'8 c''8 } \tuplet 3/2 { f''8 f''8 f''8 } |
      d''4 \tuplet 3/2 { f'8 bes'8 d''8 } \tuplet 3/2 { f''8 f''8 f''8 } |
      c''4 \tuplet 3/2 { a''8 g''8 f''8 } \tuplet 3/2 { e''8 d''8 c''8 } |
      \tuplet 3/2 { c''8 e'8 g'8 } \tuplet 3/2 { c''8 f'8 a'8 } \tuplet 3/2 { c''8 f'8 a'8 } |
      c''8. a'16 g'4 r4 |
      \tuplet 3/2 { <d'' f''>8 <d'' f''>8 <d'' f''>8 } \tuplet 3/2 { <c'' e''>8 <c'' e''>8 <c'' e''>8 } \tuplet 3/2 { <b' d''>8 <b' d''>8 <b' d''>8 } |
      g''4 \tuplet 3/2 { g'8 a'8 b'8 } \tuplet 3/2 { c''8 d''8 e''8 } |
      \tuplet 3/2 { a'8 f''8 d''8 } \tuplet 3/2 { <e' c''>8 <e' c''>8 <e' c''>8 } \tuplet 3/2 { <d' b'>8 <d' b'>8 <d' b'>8 } |
      <f' d''>2 <e' c''>4 |
      \tuplet 3/2 { c''8 c''8 c''8 } \tuplet 3/2 { ees''8 d''8 c''8 } \tuplet 3/2 { bes'8 a'8 g'8 } |
      \tuplet 3/2 { fis'8 a'8 d'8 } \tuplet 3/2 { g'8 bes'8 d'8 } \tuplet 3/2 { a'8 c''8 d'8 } |
      \tuplet 3/2 { bes'8 bes'8 bes'8 } \tuplet 3/2 { d''8 c''8 bes'8 } \tuplet 3/2 { a'8 g'8 f'8 } |
      \tuplet 3/2 { e'8 g'8 c'8 } \tuplet 3/2 { f'8 a'8 c''8 } \tuplet 3/2 { <a' c''>8 <g' bes'>8 <f' a'>8 } |
      <f' a'>4 \tuplet 3/2 { <e' g'>8 <a' c''>8 <a' c''>8 } \tuplet 3/2 { <a' c''>8 <g' bes'>8 <f' a'>8 } |
      <f' a'>4 <e' g'>4 r4 |
      c''2 f''4 |
      a'2 c''4 |
      ees'2 \afterGrace 15/16 ees'4\trill { d'16 ees'16 } |
      \tuplet 3/2 { d'8 f'8 bes'8 } \tuplet 3/2 { d''8 d''8 d''8 } d''4 |
      \tuplet 3/2 { <g' bes'>8 <g' bes'>8 <g' bes'>8 } \tuplet 3/2 { <f' a'>8 <f' a'>8 <f' a'>8 } \tuplet 3/2 { <e' g'>8 <e' g'>8 <e' g'>8 } |
      c''8. f'16 \tuplet 3/2 { f''8 e''8 d''8 } \tuplet 3/2 { c''8 bes'8 a'8 } |
      \tuplet 3/2 { g'8 bes'8 d''8 } f'4 \afterGrace 15/16 g'4\trill { f'16 g'16 } |
      f'2. |
      \bar "|."
    }
    >>
    \new Staff = "lh" <<
    \new Voice = "lh1" { \key f \major \time 3/4 \clef "bass"
      \override Fingering.direction = #DOWN
      \tuplet 3/2 { f8 a8 c'8 } \tuplet 3/2 { f8 a8 c'8 } \tuplet 3/2 { f8 a8 c'8 } |
      \tuplet 3/2 { f8 a8 c'8 } \tuplet 3/2 { f8 a8 c'8 } \tuplet 3/2 { f8 a8 c'8 } |
      \tuplet 3/2 { c8 f8 a8 } \tuplet 3/2 { c8 f8 a8 } \tuplet 3/2 { c8 e8 g8 } |
      \tuplet 3/2 { f8 a8 c'8 } r4 r4 |
      \tuplet 3/2 { f8 bes8 d'8 } r4 r4 |
      \tuplet 3/2 { f8 a8 c'8 } \tuplet 3/2 { f8 a8 c'8 } \tuplet 3/2 { f8 a8 c'8 } |
      bes4 a4 f4 |
      \tuplet 3/2 { c8 f8 a8 } \tuplet 3/2 { c8 e8 g8 } \tuplet 3/2 { c8 e8 g8 } |
      g,2 f4 |
      \tuplet 3/2 { e8 g8 c'8 } e2 |
      f4 g4 g,4 |
      c,4 g,4 c4 |
      R2. |
      c'4 bes4 fis4 |
      g4 r4 r4 |
      bes4 a4 f4 |
      \tuplet 3/2 { c8 c'8 c'8 } c'4 r4 |
      \tuplet 3/2 { c8 c'8 c'8 } \tuplet 3/2 { c'8 d'8 c'8 } \tuplet 3/2 { bes8 a8 g8 } |
      \tuplet 3/2 { f8 a8 c'8 } \tuplet 3/2 { f8 a8 c'8 } \tuplet 3/2 { f8 a8 c'8 } |
      \tuplet 3/2 { f8 a8 c'8 } \tuplet 3/2 { f8 a8 c'8 } \tuplet 3/2 { f8 a8 c'8 } |
      \tuplet 3/2 { f8 a8 c'8 } \tuplet 3/2 { f8 a8 c'8 } \tuplet 3/2 { f8 a8 c'8 } |
      bes2 r4 |
      c,2 bes,4 |
      \tuplet 3/2 { a,8 c8 f8 } \tuplet 3/2 { a,8 c8 f8 } \tuplet 3/2 { a,8 c8 f8 } |
      \tuplet 3/2 { bes,8 d8 g8 } \tuplet 3/2 { c8 f8 a8 } \tuplet 3/2 { c8 e8 g8 } |
      \tuplet 3/2 { f,8 a,8 c8 } \tuplet 3/2 { f8 c8 a,8 } f,4 |
    }
    >>
    >>
  >>
  \layout {
    indent = 0
    \context { \Voice \override TupletBracket.bracket-visibility = ##f }
  }
  \header { piece = \markup \bold "II" }
}
\score {
  <<
    \new PianoStaff <<
    \new Staff = "rh" <<
    \new Voice = "rh1" { \key c \major \time 3/8 \clef "treble"
      \tempo "Vivace" e''16\p d''16 c''8 c''8 |
      g''4 f''16 e''16 |
      d''8 f''8 b'8 |
      c''8 g'8 g'8 |
      e''16 d''16 c''8 c''8 |
      g''4 f''16 e''16 |
      d''16 e''16 f''16 e''16 f''16 d''16 |
      c''8 r8 r8 |
      e'16 d'16 c'8 c'8 |
      g'4 f'16 e'16 |
      d'8 f'8 b8 |
      c'8 g8 g8 |
      e'16 d'16 c'8 c'8 |
      g'4 f'16 e'16 |
      d'16 e'16 f'16 e'16 f'16 d'16 |
      c'8 r8 r8 |
      g'16 f'16 e'8 e'8 |
      a'16 g'16 f'8 f'8 |
      d'16 f'16 b'16 f'16 b'16 f'16 |
      e'8 g'8 c''8 |
      g'16 f'16 e'8 e'8 |
      e''16 d''16 c''8 c''8 |
      fis'16 g'16 a'16 b'16 c''16 a'16 |
      g'8 r8 b''16 c'''16 |
      d'''16 c'''16 b''16 a''16 g''16 fis''16 |
      e''16 d''16 c''16 b'16 a'16 g'16 |
      fis'16 g'16 a'16 b'16 c''16 a'16 |
      g'8 r8 b''16 c'''16 |
      d'''16 c'''16 b''16 a''16 g''16 fis''16 |
      f'8 f'8 d''16 b'16 |
      f'8 f'8 d''16 b'16 |
      f'8 r8 r8 |
      d'8 r8 r8 |
      b16 g16 a16 b16 c'16 d'16 |
      e''16 d''16 c''8 c''8 |
      g''4 f''16 e''16 |
      d''8 f''8 b'8 |
      c''8 g'8 g'8 |
      e''16 d''16 c''8 c''8 |
      g''4 f''16 e''16 |
      d''16 e''16 f''16 e''16 f''16 d''16 |
      c''8 r8 r8 |
      e'16 d'16 c'8 c'8 |
      g'4 f'16 e'16 |
      d'8 f'8 b8 |
      c'8 g8 g8 |
      e'16 d'16 c'8 c'8 |
      g'4 f'16 e'16 |
      d'16 e'16 f'16 e'16 f'16 d'16 |
      c'8 r8 r8 |
      g'16 f'16 e'8 e'8 |
      a'16 g'16 f'8 f'8 |
      d'16 f'16 b'16 f'16 b'16 f'16 |
      e'8 r8 e''16 f''16 |
      g''16 f''16 e''16 d''16 c''16 b'16 |
      a'16 g'16 f'16 e'16 d'16 c'16 |
      b16 c'16 d'16 e'16 f'16 d'16 |
      c'4 r8 |
      g''16 f''16 e''8 e''8 |
      a''16 g''16 f''8 f''8 |
      d''16 f''16 b''16 f''16 b''16 f''16 |
      e''8 r8 e'''16 f'''16 |
      g'''16 f'''16 e'''16 d'''16 c'''16 b''16 |
      a''16 g''16 f''16 e''16 d''16 c''16 |
      b'16 c''16 d''16 e''16 f''16 d''16 |
      c''8 r8 r8 |
      <e' g'>8 r8 r8 |
      <e' g' c''>8 r8 r8 |
      <e'' g''>8 r8 r8 |
      <e'' g'' c'''>4 r8 |
      \bar "|."
    }
    >>
    \new Staff = "lh" <<
    \new Voice = "lh1" { \key c \major \time 3/8 \clef "bass"
      \override Fingering.direction = #DOWN
      c8 e8 g8 |
      c8 e8 g8 |
      c8 d8 f8 |
      c8 e8 g8 |
      c8 e8 g8 |
      c8 e8 g8 |
      g,8 d8 g8 |
      c8 e8 g8 |
      c8 e8 g8 |
      c8 e8 g8 |
      c8 d8 f8 |
      c8 e8 g8 |
      c8 e8 g8 |
      c8 e8 g8 |
      g,8 d8 g8 |
      c8 e8 g8 |
      c'4 r8 |
      c'4 r8 |
      c'8 c'8 c'8 |
      c'8 c'8 c'8 |
      c'4 r8 |
      <a c'>4 r8 |
      <d a>8 <d a>8 <d a>8 |
      <g b>8 <g b>8 <g b>8 |
      <g b>8 <g b>8 <g b>8 |
      <g c'>8 <g c'>8 <g c'>8 |
      <g c'>8 <g c'>8 <g c'>8 |
      <g b>8 <g b>8 <g b>8 |
      <g b>8 <g b>8 <g b>8 |
      <g b>8 r8 r8 |
      <g b>8 r8 r8 |
      g8 b8 d'8 |
      g8 b8 d'8 |
      g4 r8 |
      c8 e8 g8 |
      c8 e8 g8 |
      c8 d8 f8 |
      c8 e8 g8 |
      c8 e8 g8 |
      c8 e8 g8 |
      g,8 d8 g8 |
      c8 e8 g8 |
      c8 e8 g8 |
      c8 e8 g8 |
      c8 d8 f8 |
      c8 e8 g8 |
      c8 e8 g8 |
      c8 e8 g8 |
      g,8 d8 g8 |
      c8 e8 g8 |
      c'4 r8 |
      c'4 r8 |
      c'8 c'8 c'8 |
      c'8 g8 e8 |
      c8 d8 e8 |
      f4 r8 |
      g,4 r8 |
      c8 e8 g8 |
      c'4 r8 |
      c'4 r8 |
      c'8 c'8 c'8 |
      c'8 g8 e8 |
      c8 d8 e8 |
      f8 f8 f8 |
      g,8 g,8 g,8 |
      c8 e8 g8 |
      c8 e8 g8 |
      c8 e8 g8 |
      c8 e8 g8 |
      c,4 r8 |
    }
    >>
    >>
  >>
  \layout {
    indent = 0
    \context { \Voice \override TupletBracket.bracket-visibility = ##f }
  }
  \header { piece = \markup \bold "III" }
}
