\version "2.24.0"
\pointAndClickOff
#(set-global-staff-size 24)
\header {
  pdftitle = "Londonderry Air"
  pdfauthor = "Traditional"
  title = "Londonderry Air"
  composer = "Traditional, Ireland (printed 1855)"
  copyright = "Public domain. Engraved for the Partbook sample catalogue (CC0)."
  tagline = ##f
}
\paper {
  #(set-paper-size "a4")
  system-count = #6
  system-system-spacing.basic-distance = #20
}
\score {
  <<
    \new Staff = "violin" <<
    \new Voice = "violin1" { \key d \major \time 4/4 \clef "treble"
      \tempo "Slowly, singing" 4 = 66 \partial 4. cis'8(\mp d'8 e'8) |
      fis'4.( e'8) fis'8( b'8 a'8 fis'8) |
      e'8( d'8 b4.) d'8( fis'8 g'8) |
      a'4.( b'8) a'8( fis'8 d'8 fis'8) |
      e'2~ e'8 cis'8( d'8 e'8) |
      fis'4.( e'8) fis'8( b'8 a'8 fis'8) |
      e'8( d'8 b4.) cis'8( d'8 e'8) |
      fis'4.( g'8) fis'8( e'8 d'8 e'8) |
      d'2~ d'8 a'8(\< b'8 cis''8) |
      d''4.(\f cis''8) cis''8( b'8 a'8 b'8) |
      a'8( fis'8 d'4.) a'8( b'8 cis''8) |
      d''4.( cis''8) cis''8( b'8 a'8 fis'8) |
      e'2~ e'8 a'8--\< a'8-- a'8-- |
      fis''4.(\ff e''8) e''8( d''8 b'8 d''8) |
      a'8(\> fis'8 d'4.) cis'8(\p d'8 e'8) |
      fis'8( b'8 a'8 fis'8) e'8( d'8 b8 cis'8) |
      \set Timing.measureLength = #(ly:make-moment 5/8) d'2~ d'8\fermata |
      \bar "|."
    }
    >>
  >>
  \layout {
    indent = 0
  }
}
