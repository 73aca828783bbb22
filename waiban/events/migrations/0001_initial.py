import django.db.models.deletion
import waiban.kernel.dates
import waiban.kernel.ids
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('contacts', '0001_initial'),
        ('places', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.BigIntegerField(default=waiban.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('name', models.CharField(max_length=160, verbose_name='name')),
                ('name_en', models.CharField(blank=True, max_length=200, verbose_name='English name')),
                ('kind', models.CharField(choices=[('forum', 'forum'), ('dialogue', 'dialogue'), ('meeting', 'meeting'), ('festival', 'festival'), ('exhibition', 'exhibition'), ('campaign', 'campaign'), ('training', 'training'), ('visit_day', 'visit day')], default='meeting', max_length=12, verbose_name='kind')),
                ('mode', models.CharField(choices=[('onsite', 'on site'), ('online', 'online'), ('hybrid', 'hybrid')], default='onsite', max_length=8, verbose_name='mode')),
                ('status', models.CharField(choices=[('planned', 'planned'), ('held', 'held'), ('cancelled', 'cancelled')], default='planned', max_length=10, verbose_name='status')),
                ('series', models.CharField(blank=True, max_length=80, verbose_name='series')),
                ('begins', waiban.kernel.dates.PartialDateField(verbose_name='date')),
                ('ends', waiban.kernel.dates.PartialDateField(blank=True, null=True, verbose_name='until')),
                ('starts_at', models.DateTimeField(blank=True, null=True, verbose_name='begins at')),
                ('tz', models.CharField(blank=True, max_length=40, verbose_name='time zone')),
                ('venue', models.CharField(blank=True, max_length=120, verbose_name='venue')),
                ('hosts', models.CharField(blank=True, max_length=200, verbose_name='hosts')),
                ('participants', models.PositiveIntegerField(blank=True, null=True, verbose_name='participants')),
                ('outcome', models.TextField(blank=True, verbose_name='outcome')),
                ('city', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.city', verbose_name='city')),
                ('division', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.division', verbose_name='division')),
                ('person', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='responsible')),
            ],
            options={
                'verbose_name': 'event',
                'verbose_name_plural': 'events',
                'indexes': [models.Index(fields=['status', 'begins', 'id'], name='events_by_status'), models.Index(fields=['series', 'id'], name='events_even_series_22ffd4_idx'), models.Index(fields=['kind', 'id'], name='events_even_kind_4867e7_idx'), models.Index(fields=['mode', 'id'], name='events_even_mode_d3c5e9_idx'), models.Index(fields=['status', 'id'], name='events_even_status_bf451d_idx'), models.Index(fields=['participants', 'id'], name='events_even_partici_e2316d_idx'), models.Index(fields=['begins', 'id', 'kind', 'mode', 'status', 'city', 'participants', 'division', 'person'], name='events_even_begins_81992c_idx'), models.Index(fields=['city', 'id'], name='events_even_city_id_074b04_idx'), models.Index(fields=['division', 'id'], name='events_even_divisio_6b3714_idx'), models.Index(fields=['person', 'id'], name='events_even_person__55083c_idx')],
                'constraints': [models.UniqueConstraint(fields=('name', 'begins'), name='event_once_a_day')],
            },
        ),
        migrations.CreateModel(
            name='Guest',
            fields=[
                ('id', models.BigIntegerField(default=waiban.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('position', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('people', models.PositiveIntegerField(default=1, verbose_name='number of people')),
                ('confirmed', models.BooleanField(default=False, verbose_name='confirmed')),
                ('arrived', models.BooleanField(default=False, verbose_name='arrived')),
                ('city', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.city', verbose_name='city')),
                ('country', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.country', verbose_name='country or region')),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='guests', to='events.event')),
                ('organisation', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contacts.organisation', verbose_name='organisation')),
                ('person', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contacts.person', verbose_name='person')),
            ],
            options={
                'verbose_name': 'guest',
                'verbose_name_plural': 'guests',
                'ordering': ('position', 'id'),
                'abstract': False,
                'indexes': [models.Index(fields=['person', 'event'], name='events_gues_person__fd1264_idx'), models.Index(fields=['organisation', 'event'], name='events_gues_organis_3b6e2e_idx'), models.Index(fields=['city', 'event'], name='events_gues_city_id_167115_idx'), models.Index(fields=['country', 'event'], name='events_gues_country_772b9a_idx')],
            },
        ),
    ]
