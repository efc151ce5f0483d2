\version "2.24.0"
\pointAndClickOff
#(set-global-staff-size 19)
\header {
  pdftitle = "Prelude in C"
  pdfauthor = "Johann Sebastian Bach"
  title = "Prelude in C"
  subtitle = "from The Well-Tempered Clavier, Book I, BWV 846"
  composer = "Johann Sebastian Bach (1685–1750)"
  copyright = "Public domain. Engraved for the Partbook sample catalogue (CC0)."
  tagline = ##f
}
\paper {
  #(set-paper-size "a4")
  system-count = #12
  page-count = #2
  ragged-last-bottom = ##f
}
\score {
  <<
    \new PianoStaff <<
    \new Staff = "rh" <<
    \new Voice = "rh1" { \key c \major \time 4/4 \clef "treble"
      r8 g'16 c''16 e''16 g'16 c''16 e''16 r8 g'16 c''16 e''16 g'16 c''16 e''16 |
      r8 a'16 d''16 f''16 a'16 d''16 f''16 r8 a'16 d''16 f''16 a'16 d''16 f''16 |
      r8 g'16 d''16 f''16 g'16 d''16 f''16 r8 g'16 d''16 f''16 g'16 d''16 f''16 |
      r8 g'16 c''16 e''16 g'16 c''16 e''16 r8 g'16 c''16 e''16 g'16 c''16 e''16 |
      r8 a'16 e''16 a''16 a'16 e''16 a''16 r8 a'16 e''16 a''16 a'16 e''16 a''16 |
      r8 fis'16 a'16 d''16 fis'16 a'16 d''16 r8 fis'16 a'16 d''16 fis'16 a'16 d''16 |
      r8 g'16 d''16 g''16 g'16 d''16 g''16 r8 g'16 d''16 g''16 g'16 d''16 g''16 |
      r8 e'16 g'16 c''16 e'16 g'16 c''16 r8 e'16 g'16 c''16 e'16 g'16 c''16 |
      r8 e'16 g'16 c''16 e'16 g'16 c''16 r8 e'16 g'16 c''16 e'16 g'16 c''16 |
      r8 d'16 fis'16 c''16 d'16 fis'16 c''16 r8 d'16 fis'16 c''16 d'16 fis'16 c''16 |
      r8 d'16 g'16 b'16 d'16 g'16 b'16 r8 d'16 g'16 b'16 d'16 g'16 b'16 |
      r8 e'16 g'16 cis''16 e'16 g'16 cis''16 r8 e'16 g'16 cis''16 e'16 g'16 cis''16 |
      r8 d'16 a'16 d''16 d'16 a'16 d''16 r8 d'16 a'16 d''16 d'16 a'16 d''16 |
      r8 d'16 f'16 b'16 d'16 f'16 b'16 r8 d'16 f'16 b'16 d'16 f'16 b'16 |
      r8 c'16 g'16 c''16 c'16 g'16 c''16 r8 c'16 g'16 c''16 c'16 g'16 c''16 |
      r8 a16 c'16 f'16 a16 c'16 f'16 r8 a16 c'16 f'16 a16 c'16 f'16 |
      r8 a16 c'16 f'16 a16 c'16 f'16 r8 a16 c'16 f'16 a16 c'16 f'16 |
      r8 g16 b16 f'16 g16 b16 f'16 r8 g16 b16 f'16 g16 b16 f'16 |
      r8 g16 c'16 e'16 g16 c'16 e'16 r8 g16 c'16 e'16 g16 c'16 e'16 |
      r8 bes16 c'16 e'16 bes16 c'16 e'16 r8 bes16 c'16 e'16 bes16 c'16 e'16 |
      r8 a16 c'16 e'16 a16 c'16 e'16 r8 a16 c'16 e'16 a16 c'16 e'16 |
      r8 a16 c'16 ees'16 a16 c'16 ees'16 r8 a16 c'16 ees'16 a16 c'16 ees'16 |
      r8 b16 c'16 d'16 b16 c'16 d'16 r8 b16 c'16 d'16 b16 c'16 d'16 |
      r8 g16 b16 d'16 g16 b16 d'16 r8 g16 b16 d'16 g16 b16 d'16 |
      r8 g16 c'16 e'16 g16 c'16 e'16 r8 g16 c'16 e'16 g16 c'16 e'16 |
      r8 g16 c'16 f'16 g16 c'16 f'16 r8 g16 c'16 f'16 g16 c'16 f'16 |
      r8 g16 b16 f'16 g16 b16 f'16 r8 g16 b16 f'16 g16 b16 f'16 |
      r8 a16 c'16 fis'16 a16 c'16 fis'16 r8 a16 c'16 fis'16 a16 c'16 fis'16 |
      r8 g16 c'16 g'16 g16 c'16 g'16 r8 g16 c'16 g'16 g16 c'16 g'16 |
      r8 g16 c'16 f'16 g16 c'16 f'16 r8 g16 c'16 f'16 g16 c'16 f'16 |
      r8 g16 b16 f'16 g16 b16 f'16 r8 g16 b16 f'16 g16 b16 f'16 |
      r8 g16 bes16 e'16 g16 bes16 e'16 r8 g16 bes16 e'16 g16 bes16 e'16 |
      r8 f16 a16 c'16 f'16 c'16 a16 c'16 a16 f16 a16 f16 d16 f16 d16 |
      r8 g'16 b'16 d''16 f''16 d''16 b'16 d''16 b'16 g'16 b'16 d'16 f'16 e'16 d'16 |
      <e' g' c''>1\fermata |
    }
    >>
    \new Staff = "lh" <<
    \new Voice = "lh1" { \key c \major \time 4/4 \clef "bass"
      \override Fingering.direction = #DOWN
      \voiceOne r16 e'8.~ e'4 r16 e'8.~ e'4 |
      r16 d'8.~ d'4 r16 d'8.~ d'4 |
      r16 d'8.~ d'4 r16 d'8.~ d'4 |
      r16 e'8.~ e'4 r16 e'8.~ e'4 |
      r16 e'8.~ e'4 r16 e'8.~ e'4 |
      r16 d'8.~ d'4 r16 d'8.~ d'4 |
      r16 d'8.~ d'4 r16 d'8.~ d'4 |
      r16 c'8.~ c'4 r16 c'8.~ c'4 |
      r16 c'8.~ c'4 r16 c'8.~ c'4 |
      r16 a8.~ a4 r16 a8.~ a4 |
      r16 b8.~ b4 r16 b8.~ b4 |
      r16 bes8.~ bes4 r16 bes8.~ bes4 |
      r16 a8.~ a4 r16 a8.~ a4 |
      r16 aes8.~ aes4 r16 aes8.~ aes4 |
      r16 g8.~ g4 r16 g8.~ g4 |
      r16 f8.~ f4 r16 f8.~ f4 |
      r16 f8.~ f4 r16 f8.~ f4 |
      r16 d8.~ d4 r16 d8.~ d4 |
      r16 e8.~ e4 r16 e8.~ e4 |
      r16 g8.~ g4 r16 g8.~ g4 |
      r16 f8.~ f4 r16 f8.~ f4 |
      r16 c8.~ c4 r16 c8.~ c4 |
      r16 f8.~ f4 r16 f8.~ f4 |
      r16 f8.~ f4 r16 f8.~ f4 |
      r16 e8.~ e4 r16 e8.~ e4 |
      r16 d8.~ d4 r16 d8.~ d4 |
      r16 d8.~ d4 r16 d8.~ d4 |
      r16 ees8.~ ees4 r16 ees8.~ ees4 |
      r16 e8.~ e4 r16 e8.~ e4 |
      r16 d8.~ d4 r16 d8.~ d4 |
      r16 d8.~ d4 r16 d8.~ d4 |
      r16 c8.~ c4 r16 c8.~ c4 |
      r16 c8.~ c4~ c2 |
      r16 b,8.~ b,4~ b,2 |
      c1 |
    }
    \new Voice = "lh2" {
      \override Fingering.direction = #DOWN
      \voiceTwo c'2 c'2 |
      c'2 c'2 |
      b2 b2 |
      c'2 c'2 |
      c'2 c'2 |
      c'2 c'2 |
      b2 b2 |
      b2 b2 |
      a2 a2 |
      d2 d2 |
      g2 g2 |
      g2 g2 |
      f2 f2 |
      f2 f2 |
      e2 e2 |
      e2 e2 |
      d2 d2 |
      g,2 g,2 |
      c2 c2 |
      c2 c2 |
      f,2 f,2 |
      fis,2 fis,2 |
      aes,2 aes,2 |
      g,2 g,2 |
      g,2 g,2 |
      g,2 g,2 |
      g,2 g,2 |
      g,2 g,2 |
      g,2 g,2 |
      g,2 g,2 |
      g,2 g,2 |
      c,2 c,2 |
      c,1 |
      c,1 |
      c,1\fermata |
    }
    >>
    >>
  >>
  \layout {
    indent = 0
  }
}
