\version "2.24.0"
\pointAndClickOff
#(set-global-staff-size 19)
\header {
  pdftitle = "Gymnopédie No. 1"
  pdfauthor = "Erik Satie"
  title = "Gymnopédie No. 1"
  composer = "Erik Satie (1866–1925)"
  copyright = "Public domain. Engraved for the Partbook sample catalogue (CC0)."
  tagline = ##f
}
\paper {
  #(set-paper-size "a4")
  system-count = #15
  page-count = #3
  ragged-last-bottom = ##f
}
\score {
  <<
    \new PianoStaff <<
    \new Staff = "rh" <<
    \new Voice = "rh1" { \key d \major \time 3/4 \clef "treble"
      \tempo "Lent et douloureux" s2. |
      s2. |
      s2. |
      s2. |
      \voiceOne r4 fis''4( a''4 |
      g''4 fis''4 cis''4 |
      b'4 cis''4 d''4 |
      a'2. |
      fis'2.~ |
      fis'2.~ |
      fis'2.~ |
      fis'2.) |
      r4 fis''4( a''4 |
      g''4 fis''4 cis''4 |
      b'4 cis''4 d''4 |
      a'2. |
      cis''2. |
      fis''2. |
      \oneVoice e'2.~ |
      e'2.~ |
      e'2.) |
      a'4( b'4 c''4 |
      e''4 d''4 b'4 |
      d''4 c''4 b'4 |
      d''2.~ |
      d''2) d''4( |
      e''4 f''4 g''4 |
      a''4 c''4 d''4 |
      e''4 d''4 b'4 |
      d''2.~ |
      d''2) d''4( |
      \voiceOne g''2. |
      fis''2. |
      b'4 a'4 b'4 |
      cis''4 d''4 e''4 |
      cis''4 d''4 e''4 |
      fis'2.) |
      \oneVoice <c' e' a' c''>2. |
      <d' fis' a' d''>2. |
      \bar "||" s2. |
      s2. |
      s2. |
      s2. |
      \voiceOne r4 fis''4( a''4 |
      g''4 fis''4 cis''4 |
      b'4 cis''4 d''4 |
      a'2. |
      fis'2.~ |
      fis'2.~ |
      fis'2.~ |
      fis'2.) |
      r4 fis''4( a''4 |
      g''4 fis''4 cis''4 |
      b'4 cis''4 d''4 |
      a'2. |
      cis''2. |
      fis''2. |
      \oneVoice e'2.~ |
      e'2.~ |
      e'2.) |
      a'4( b'4 c''4 |
      e''4 d''4 b'4 |
      d''4 c''4 b'4 |
      d''2.~ |
      d''2) d''4( |
      e''4 f''4 g''4 |
      a''4 c''4 d''4 |
      e''4 d''4 b'4 |
      d''2.~ |
      d''2) d''4( |
      \voiceOne g''2. |
      f''2. |
      b'4 c''4 f''4 |
      e''4 d''4 c''4 |
      e''4 d''4 c''4 |
      f'2.) |
      \oneVoice <c' e' a' c''>2. |
      <d' f' a' d''>2. |
      \bar "|."
    }
    \new Voice = "rh2" {
      \oneVoice r4 <b d' fis'>2\pp |
      r4 <a cis' fis'>2 |
      r4 <b d' fis'>2 |
      r4 <a cis' fis'>2 |
      \voiceTwo r4 <b d' fis'>2 |
      r4 <a cis' fis'>2 |
      r4 <b d' fis'>2 |
      r4 <a cis' fis'>2 |
      r4 <b d' fis'>2 |
      r4 <a cis' fis'>2 |
      r4 <b d' fis'>2 |
      r4 <a cis' fis'>2 |
      r4 <b d' fis'>2 |
      r4 <a cis' fis'>2 |
      r4 <b d' fis'>2 |
      r4 <a cis' fis'>2 |
      r4 <a cis' fis'>2 |
      r4 <b d' fis'>2 |
      s2. |
      s2. |
      s2. |
      s2. |
      s2. |
      s2. |
      s2. |
      s2. |
      s2. |
      s2. |
      s2. |
      s2. |
      s2. |
      r4 <b e' g'>2 |
      r4 <a cis' fis'>2 |
      r4 <b d' fis'>2 |
      r4 <cis' e' a'>2 |
      r4 <a cis' fis' a'>2 |
      r4 <a d'>4 <b d' g'>4 |
      s2. |
      s2. |
      \oneVoice r4 <b d' fis'>2\pp |
      r4 <a cis' fis'>2 |
      r4 <b d' fis'>2 |
      r4 <a cis' fis'>2 |
      \voiceTwo r4 <b d' fis'>2 |
      r4 <a cis' fis'>2 |
      r4 <b d' fis'>2 |
      r4 <a cis' fis'>2 |
      r4 <b d' fis'>2 |
      r4 <a cis' fis'>2 |
      r4 <b d' fis'>2 |
      r4 <a cis' fis'>2 |
      r4 <b d' fis'>2 |
      r4 <a cis' fis'>2 |
      r4 <b d' fis'>2 |
      r4 <a cis' fis'>2 |
      r4 <a cis' fis'>2 |
      r4 <b d' fis'>2 |
      s2. |
      s2. |
      s2. |
      s2. |
      s2. |
      s2. |
      s2. |
      s2. |
      s2. |
      s2. |
      s2. |
      s2. |
      s2. |
      r4 <b e' g'>2 |
      r4 <a d' f' a'>2 |
      r4 <a c' f'>2 |
      r4 <c' e' a'>2 |
      r4 <a c' f' a'>2 |
      r4 <a d'>4 <b d' g'>4 |
      s2. |
      s2. |
    }
    >>
    \new Staff = "lh" <<
    \new Voice = "lh1" { \key d \major \time 3/4 \clef "bass"
      \override Fingering.direction = #DOWN
      s2. |
      s2. |
      s2. |
      s2. |
      s2. |
      s2. |
      s2. |
      s2. |
      s2. |
      s2. |
      s2. |
      s2. |
      s2. |
      s2. |
      s2. |
      s2. |
      s2. |
      s2. |
      \voiceOne r4 <g b>2 |
      r4 <b d' g'>2 |
      r4 <f a d'>2 |
      r4 <a c' e'>2 |
      r4 <g b e'>2 |
      r4 <d g b e'>2 |
      r4 <c e a d'>2 |
      r4 <c fis a d'>2 |
      r4 <a c' f'>2 |
      r4 <a c' e'>2 |
      r4 <d g b e'>2 |
      r4 <c e a d'>2 |
      r4 <c fis a d'>2 |
      s2. |
      s2. |
      s2. |
      s2. |
      s2. |
      r4 b,4 e4 |
      s2. |
      s2. |
      s2. |
      s2. |
      s2. |
      s2. |
      s2. |
      s2. |
      s2. |
      s2. |
      s2. |
      s2. |
      s2. |
      s2. |
      s2. |
      s2. |
      s2. |
      s2. |
      s2. |
      s2. |
      r4 <g b>2 |
      r4 <b d' g'>2 |
      r4 <f a d'>2 |
      r4 <a c' e'>2 |
      r4 <g b e'>2 |
      r4 <d g b e'>2 |
      r4 <c e a d'>2 |
      r4 <c fis a d'>2 |
      r4 <a c' f'>2 |
      r4 <a c' e'>2 |
      r4 <d g b e'>2 |
      r4 <c e a d'>2 |
      r4 <c fis a d'>2 |
      s2. |
      s2. |
      s2. |
      s2. |
      s2. |
      r4 b,4 e4 |
      s2. |
      s2. |
    }
    \new Voice = "lh2" {
      \override Fingering.direction = #DOWN
      \oneVoice g,2. |
      d,2. |
      g,2. |
      d,2. |
      g,2. |
      d,2. |
      g,2. |
      d,2. |
      g,2. |
      d,2. |
      g,2. |
      d,2. |
      g,2. |
      d,2. |
      g,2. |
      d,2. |
      fis,2. |
      b,,2. |
      \voiceTwo e,2. |
      e,2. |
      d,2. |
      a,,2. |
      d,2. |
      d,2. |
      d,2. |
      d,2. |
      d,2. |
      d,2. |
      d,2. |
      d,2. |
      d,2. |
      \oneVoice e,2. |
      fis,2. |
      b,,2. |
      e,2. |
      e,2. |
      \voiceTwo e,2. |
      \oneVoice <a, g>2. |
      <d, a, d>2. |
      g,2. |
      d,2. |
      g,2. |
      d,2. |
      g,2. |
      d,2. |
      g,2. |
      d,2. |
      g,2. |
      d,2. |
      g,2. |
      d,2. |
      g,2. |
      d,2. |
      g,2. |
      d,2. |
      fis,2. |
      b,,2. |
      \voiceTwo e,2. |
      e,2. |
      d,2. |
      a,,2. |
      d,2. |
      d,2. |
      d,2. |
      d,2. |
      d,2. |
      d,2. |
      d,2. |
      d,2. |
      d,2. |
      \oneVoice e,2. |
      e,2. |
      e,2. |
      e,2. |
      e,2. |
      \voiceTwo e,2. |
      \oneVoice <a, g>2. |
      <d, a, d>2. |
    }
    >>
    >>
  >>
  \layout {
    indent = 0
  }
}
