\version "2.24.0"
\pointAndClickOff
\header {
  pdftitle = "Scale in C"
  title = "Scale in C"
  subtitle = "for trying out a shop"
  copyright = "Public domain. Engraved for Partbook's sandbox (CC0)."
  tagline = ##f
}
\paper {
  #(set-paper-size "a4")
  ragged-last-bottom = ##t
}
\score {
  \new PianoStaff <<
    \new Staff {
      \clef treble \key c \major \time 4/4
      c'4-1 d'-2 e'-3 f'-1 | g'-2 a'-3 b'-4 c''-5 | c''-5 b'-4 a'-3 g'-2 | f'-1 e'-3 d'-2 c'-1 |
      \break
      <c' e'>4 <d' f'> <e' g'> <f' a'> | <g' b'> <a' c''> <b' d''> <c'' e''> |
      <c'' e''> <b' d''> <a' c''> <g' b'> | <f' a'> <e' g'> <d' f'> <c' e'> |
      \break
      <e' g' c''>2 <f' a' c''> | <d' g' b'> <e' g' c''> | <f' a' c''> <d' g' b'> | <e' g' c''>1 \bar "|."
    }
    \new Staff {
      \clef bass \key c \major
      c4-5 d-4 e-3 f-2 | g-1 a-3 b-2 c'-1 | c'-1 b-2 a-3 g-1 | f-2 e-3 d-4 c-5 |
      c1 | g | g | c |
      c2 f | g c | f g | c1
    }
  >>
  \layout { }
}
