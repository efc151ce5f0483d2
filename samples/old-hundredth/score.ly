\version "2.24.0"
\pointAndClickOff
#(set-global-staff-size 22)
\header {
  pdftitle = "All People That on Earth Do Dwell"
  pdfauthor = "Louis Bourgeois"
  title = "All People That on Earth Do Dwell"
  subtitle = "Old Hundredth"
  composer = "Louis Bourgeois (c. 1510–c. 1560)"
  poet = "William Kethe (d. 1594)"
  copyright = "Public domain. Engraved for the Partbook sample catalogue (CC0)."
  tagline = ##f
}
\paper {
  #(set-paper-size "a4")
  system-count = #4
  ragged-last-bottom = ##f
}
\score {
  \new ChoirStaff <<
    \new Staff = "sa" \with { instrumentName = "Soprano Alto" shortInstrumentName = "S A" } <<
    \new Voice = "sa1" { \key g \major \time 4/4 \clef "treble"
      \tempo 4 = 84 \partial 2 \voiceOne g'2 |
      g'4 fis'4 e'4 d'4 |
      g'2 a'2 |
      b'2\fermata b'2 |
      b'4 b'4 a'4 g'4 |
      c''2 b'2 |
      a'2\fermata g'2 |
      a'4 b'4 a'4 g'4 |
      e'2 fis'2 |
      g'2\fermata d''2 |
      b'4 g'4 a'4 c''4 |
      b'2 a'2 |
      \set Timing.measureLength = #(ly:make-moment 1/2) g'2\fermata |
      \bar "|."
    }
    \new Voice = "sa2" {
      \voiceTwo d'2 |
      d'4 d'4 b4 b4 |
      d'2 fis'2 |
      g'2 g'2 |
      g'4 g'4 fis'4 e'4 |
      e'2 g'2 |
      fis'2 d'2 |
      d'4 d'4 fis'4 d'4 |
      c'2 c'2 |
      b2 g'2 |
      g'4 d'4 e'4 e'4 |
      g'2 fis'2 |
      d'2 |
    }
    >>
    \new Lyrics \lyricsto "sa1" {
      \set stanza = "1. " "All" "peo" -- "ple" "that" "on" "earth" "do" "dwell," "Sing" "to" "the" "Lord" "with" "cheer" -- "ful" "voice;" "Him" "serve" "with" "fear," "his" "praise" "forth" "tell," "Come" "ye" "be" -- "fore" "him" "and" "re" -- "joice."
    }
    \new Lyrics \lyricsto "sa1" {
      \set stanza = "2. " "The" "Lord," "ye" "know," "is" "God" "in" -- "deed;" "With" -- "out" "our" "aid" "he" "did" "us" "make;" "We" "are" "his" "folk," "he" "doth" "us" "feed," "And" "for" "his" "sheep" "he" "doth" "us" "take."
    }
    \new Lyrics \lyricsto "sa1" {
      \set stanza = "3. " "O" "en" -- "ter" "then" "his" "gates" "with" "praise," "Ap" -- "proach" "with" "joy" "his" "courts" "un" -- "to;" "Praise," "laud," "and" "bless" "his" "name" "al" -- "ways," "For" "it" "is" "seem" -- "ly" "so" "to" "do."
    }
    \new Staff = "tb" \with { instrumentName = "Tenor Bass" shortInstrumentName = "T B" } <<
    \new Voice = "tb1" { \key g \major \time 4/4 \clef "bass"
      \voiceOne b2 |
      b4 a4 g4 fis4 |
      b2 d'2 |
      d'2 d'2 |
      d'4 d'4 d'4 b4 |
      c'2 d'2 |
      d'2 b2 |
      a4 g4 a4 b4 |
      a2 a2 |
      g2 b2 |
      d'4 d'4 a4 c'4 |
      d'2 c'2 |
      b2 |
    }
    \new Voice = "tb2" {
      \voiceTwo g2 |
      g4 d4 e4 b,4 |
      g,2 d2 |
      g2\fermata g2 |
      g4 g4 d4 e4 |
      a,2 b,2 |
      d2\fermata g2 |
      fis4 g4 d4 g4 |
      a2 d2 |
      g,2\fermata g2 |
      g4 b,4 c4 a,4 |
      d2 d2 |
      g,2\fermata |
    }
    >>
  >>
  \layout {
    \context { \Lyrics \override LyricHyphen.minimum-distance = #0.8
      \override LyricSpace.minimum-distance = #1 }
    indent = 32\mm
    short-indent = 10\mm
  }
}
